using System.Globalization;
using System.Net;
using Astria.Flux.Astria.Callbacks;
using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Prompts;
using Astria.Flux.Astria.Tunes;
using Astria.Flux.Generation;
using Astria.Flux.Training;

namespace Astria.Flux.Astria.Engine;

/// <summary>Trains and draws on Astria's cloud. Thread-safe.</summary>
/// <remarks>Handles exist before anyone waits, and can be waited on from another process. A callback only shortens the wait: what is believed is what the service says when asked.</remarks>
public sealed class AstriaEngine : IFluxTrainer, IFluxGenerator
{
    private readonly AstriaClient _client;
    private readonly PromptPictures _pictures;
    private readonly AstriaEngineOptions _options;
    private readonly CallbackSigner? _signer;
    private readonly TimeProvider _time;
    private readonly JobWatch _watch;

    /// <summary>Creates the engine.</summary>
    /// <param name="client">The service.</param>
    /// <param name="downloads">The connection pictures are downloaded through, without the service's key. The caller disposes of it.</param>
    /// <param name="options">How it waits; <see langword="null"/> for the defaults.</param>
    /// <param name="signer">Signs addresses to be called back at; <see langword="null"/> to poll only.</param>
    /// <param name="feed">Where callbacks are announced; <see langword="null"/> to poll only.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/> that may not be.</exception>
    /// <exception cref="FluxPolicyException">The options make no sense; every fault is listed.</exception>
    public AstriaEngine(
        AstriaClient client, HttpClient downloads, AstriaEngineOptions? options = null, CallbackSigner? signer = null, CallbackFeed? feed = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(downloads);
        _client = client;
        _options = options ?? new();
        if (_options.Validate() is { Count: > 0 } faults) throw new FluxPolicyException("The Astria engine can't be set up like this.", faults);
        _time = timeProvider ?? TimeProvider.System;
        _pictures = new(new(downloads, _options.Downloads, _time));
        _signer = signer;
        _watch = new(_options, feed ?? new(), _time);
    }

    /// <inheritdoc/>
    public string Name => _options.Name;

    /// <inheritdoc/>
    public async Task<TrainingJob> SubmitAsync(TrainingRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfInvalid();

        var reference = Guid.CreateVersion7(_time.GetUtcNow()).ToString("N");
        var title = TuneTitle.Of(request.Title, reference);
        var tuneRequest = await TuneRequests.OfAsync(request, title, _signer?.Sign(CallbackPurpose.Tune, reference), _options, cancellationToken).ConfigureAwait(false);
        var tune = await _client.Tunes.CreateAsync(tuneRequest, cancellationToken).ConfigureAwait(false);
        return TuneViews.JobOf(request, tune, Name, _time.GetUtcNow());
    }

    /// <inheritdoc/>
    public async Task<TrainingJob?> FindAsync(TrainingRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Title, nameof(request));
        await foreach (var tune in TuneTitle.FindAsync(_client.Tunes, request.Title, cancellationToken).ConfigureAwait(false))
            return TuneViews.JobOf(request, tune, Name, _time.GetUtcNow());
        return null;
    }

    /// <inheritdoc/>
    public async Task<TrainingStatus> GetStatusAsync(TrainingJob job, CancellationToken cancellationToken = default)
    {
        var id = IdOf(job);
        try
        {
            return TuneViews.StatusOf(job, await _client.Tunes.GetAsync(id, cancellationToken).ConfigureAwait(false), _time.GetUtcNow());
        }
        catch (AstriaApiException exception) when (exception.Status == HttpStatusCode.NotFound)
        {
            return new() { State = TrainingState.Cancelled };
        }
    }

    /// <inheritdoc/>
    public async Task<Tune> WaitAsync(TrainingJob job, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var id = IdOf(job);
        AstriaTune? tune;
        try
        {
            tune = await _watch.WaitAsync(
                CallbackPurpose.Tune,
                id,
                async token =>
                {
                    var seen = await _client.Tunes.GetAsync(id, token).ConfigureAwait(false);
                    progress?.Report(TuneViews.ProgressOf(seen, _time.GetUtcNow()));
                    return seen;
                },
                seen => seen.IsTrained || seen.FailedAt is not null,
                seen => seen.Eta,
                _options.TrainingTimeout,
                cancellationToken).ConfigureAwait(false);
        }
        catch (AstriaApiException exception) when (exception.Status == HttpStatusCode.NotFound)
        {
            AstriaTelemetry.JobEnded("training", "cancelled");
            throw new TrainingFailedException(job, "the service has no such tune any more: it was cancelled or deleted.", exception);
        }

        AstriaTelemetry.JobEnded("training", tune is null ? "timeout" : tune.IsTrained ? "succeeded" : "failed");
        return tune switch
        {
            null => throw new TrainingFailedException(job, $"it is not trained after {_options.TrainingTimeout}. It may still be: wait on the job again, or ask the service's support."),
            { IsTrained: true } => TuneViews.TuneOf(job, tune),
            _ => throw new TrainingFailedException(job, "the service says that it failed. Look at it on the website, then train again."),
        };
    }

    /// <inheritdoc/>
    public async Task CancelAsync(TrainingJob job, CancellationToken cancellationToken = default)
    {
        var id = IdOf(job);
        if ((await GetStatusAsync(job, cancellationToken).ConfigureAwait(false)).IsFinal) return;
        await _client.Tunes.DeleteAsync(id, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<GenerationResult> GenerateAsync(GenerationRequest request, IProgress<GenerationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var job = await SubmitGenerationAsync(request, cancellationToken).ConfigureAwait(false);
        return await WaitForGenerationAsync(job, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Submits a drawing and returns as soon as the service has taken it. Costs money.</summary>
    /// <param name="request">What to draw.</param>
    /// <param name="cancellationToken">Stops the submission; prompts that were created stay.</param>
    /// <returns>The durable handle.</returns>
    /// <exception cref="ArgumentException">The request makes no sense. Nothing was sent.</exception>
    /// <exception cref="FluxPolicyException">The service would refuse it; every fault is listed. Nothing was sent.</exception>
    /// <exception cref="AstriaGenerationException">Submitting broke off in the middle; what was paid for is in it.</exception>
    /// <exception cref="AstriaException">The service did not take it.</exception>
    public async Task<AstriaGenerationJob> SubmitGenerationAsync(GenerationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfInvalid();
        var job = new AstriaGenerationJob { Engine = Name, Parts = [], Count = request.Count, SubmittedAt = _time.GetUtcNow() };
        foreach (var prompt in PromptRequests.Of(request, Name))
        {
            try
            {
                var reference = Guid.CreateVersion7(_time.GetUtcNow()).ToString("N");
                var signed = prompt with { Callback = _signer?.Sign(CallbackPurpose.Prompt, reference).AbsoluteUri };
                var made = await _client.Prompts.CreateAsync(PromptTarget.Flux1Dev, signed, cancellationToken).ConfigureAwait(false);
                job = job with { Parts = [.. job.Parts, new(made.Id, prompt.ImageCount ?? 1, prompt.Seed ?? 0)] };
            }
            catch (Exception exception) when (job.Parts.Count > 0 && exception is AstriaException or OperationCanceledException)
            {
                throw new AstriaGenerationException(job, "submitting broke off in the middle. Wait on the job for what was submitted, and ask for the rest again.", exception);
            }
        }

        if (_options.GenerationSubmitted is { } submitted) await submitted(job, cancellationToken).ConfigureAwait(false);
        return job;
    }

    /// <summary>Waits until a drawing is done and downloads its pictures.</summary>
    /// <param name="job">The handle.</param>
    /// <param name="progress">Hears how many pictures are there. <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Stops the waiting, not the drawing.</param>
    /// <returns>The pictures, in order.</returns>
    /// <exception cref="ArgumentException">The job is another engine's.</exception>
    /// <exception cref="AstriaGenerationException">The drawing failed, is not done in time, or can't be had; the handle is in it, to wait again.</exception>
    public async Task<GenerationResult> WaitForGenerationAsync(AstriaGenerationJob job, IProgress<GenerationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (job.Engine != Name) throw new ArgumentException($"The job belongs to the engine '{job.Engine}', not to '{Name}'.", nameof(job));
        var started = _time.GetTimestamp();
        var done = 0;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var parts = job.Parts.Select(PartAsync).ToList();
        try
        {
            var results = await Task.WhenAll(parts).ConfigureAwait(false);
            AstriaTelemetry.JobEnded("generation", "succeeded");
            var images = results.SelectMany(part => part.Images).Select((image, i) => image with { Index = i });
            return new() { Images = [.. images], Prompt = results.Length > 0 ? results[0].Text : string.Empty, Elapsed = _time.GetElapsedTime(started) };
        }
        catch (AstriaGenerationException)
        {
            AstriaTelemetry.JobEnded("generation", "failed");
            throw;
        }
        catch (AstriaException exception)
        {
            // What was paid for is still there: whoever catches this gets the handle, too.
            AstriaTelemetry.JobEnded("generation", "unreachable");
            throw new AstriaGenerationException(job, "the service or the pictures can't be reached. Wait on the job again later.", exception);
        }
        finally
        {
            // When one part ends the drawing, nobody waits for the others.
            await stop.CancelAsync().ConfigureAwait(false);
        }

        async Task<(string Text, List<GeneratedImage> Images)> PartAsync(AstriaGenerationPart part)
        {
            var prompt = await SettledAsync(job, part, stop.Token).ConfigureAwait(false);
            var images = new List<GeneratedImage>();
            await foreach (var image in _pictures.OfAsync(prompt, part.Seed, stop.Token).ConfigureAwait(false))
            {
                images.Add(image);
                progress?.Report(new() { ImageCount = job.Count, ImageIndex = Interlocked.Increment(ref done), Elapsed = _time.GetElapsedTime(started) });
            }

            return (prompt.Text, images);
        }
    }

    /// <summary>Downloads a finished prompt's pictures one after the other, in the order of their index where their addresses tell it.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    /// <returns>The pictures.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/> is <see langword="null"/>.</exception>
    public IAsyncEnumerable<GeneratedImage> DownloadAsync(AstriaPrompt prompt, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return _pictures.OfAsync(prompt, prompt.Seed, cancellationToken);
    }

    private async Task<AstriaPrompt> SettledAsync(AstriaGenerationJob job, AstriaGenerationPart part, CancellationToken cancellationToken)
    {
        AstriaPrompt? prompt;
        try
        {
            prompt = await _watch.WaitAsync(
                CallbackPurpose.Prompt,
                part.PromptId,
                token => _client.Prompts.GetAsync(part.PromptId, token),
                seen => seen.IsSettled,
                _ => null,
                _options.GenerationTimeout,
                cancellationToken).ConfigureAwait(false);
        }
        catch (AstriaApiException exception) when (exception.Status == HttpStatusCode.NotFound)
        {
            throw new AstriaGenerationException(job, "the service has no such prompt any more: it was deleted.", exception);
        }

        return prompt switch
        {
            null => throw new AstriaGenerationException(job, $"it is not drawn after {_options.GenerationTimeout}. It may still be: wait on the job again."),
            { HasFailed: true } => throw new AstriaGenerationException(job, Redaction.Shown(prompt.UserError!, [prompt.Text], _client.Disclose)),
            { Images.Count: 0 } => throw new AstriaGenerationException(job, "the service says it is done, but there are no pictures. Look at it on the website."),
            _ => prompt,
        };
    }

    private long IdOf(TrainingJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (job.Engine != Name) throw new ArgumentException($"Job {job.Id} belongs to the engine '{job.Engine}', not to '{Name}'.", nameof(job));
        return long.TryParse(job.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new ArgumentException($"'{job.Id}' is no tune of Astria's; its ids are numbers.", nameof(job));
    }
}
