using Astria.Flux.Generation;
using Astria.Flux.Health;
using Astria.Flux.Training;

namespace Astria.Flux.Testing;

/// <summary>An engine that trains and draws nothing, by a script and a clock: jobs queue, step, fail and are cancelled as real ones, in no time.</summary>
/// <remarks>
/// <para>On its own <see cref="VirtualClock"/> waiting moves the clock, so that a training of an hour is over at once and is the same every time.
/// On another <see cref="TimeProvider"/> it waits for that one. It checks requests as real engines do, and takes no notice of the pictures' contents.</para>
/// <para>Thread-safe.</para>
/// </remarks>
public sealed class FakeFluxEngine : IFluxTrainer, IFluxGenerator, IEngineProbe
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, FakeJob> _jobs = new(StringComparer.Ordinal);
    private readonly List<TrainingRequest> _trainings = [];
    private readonly List<GenerationRequest> _generations = [];

    /// <summary>Creates an engine on a virtual clock of its own, with the default script.</summary>
    public FakeFluxEngine()
        : this(new())
    {
    }

    /// <summary>Creates an engine on a virtual clock of its own.</summary>
    /// <param name="script">How it behaves.</param>
    /// <exception cref="ArgumentNullException"><paramref name="script"/> is <see langword="null"/>.</exception>
    public FakeFluxEngine(FakeFluxScript script)
        : this(script, new VirtualClock())
    {
    }

    /// <summary>Creates an engine.</summary>
    /// <param name="script">How it behaves.</param>
    /// <param name="clock">Its clock. Waiting moves a <see cref="VirtualClock"/>, and waits for any other.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public FakeFluxEngine(FakeFluxScript script, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(clock);
        Script = script;
        Clock = clock;
    }

    /// <inheritdoc/>
    public string Name => "fake";

    /// <inheritdoc/>
    string IEngineProbe.Engine => Name;

    /// <summary>How it behaves.</summary>
    public FakeFluxScript Script { get; }

    /// <summary>Its clock.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The trainings it took, the first first.</summary>
    public IReadOnlyList<TrainingRequest> Trainings
    {
        get
        {
            lock (_lock)
                return [.. _trainings];
        }
    }

    /// <summary>The drawings it took, the first first.</summary>
    public IReadOnlyList<GenerationRequest> Generations
    {
        get
        {
            lock (_lock)
                return [.. _generations];
        }
    }

    /// <inheritdoc/>
    public Task<TrainingJob> SubmitAsync(TrainingRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfInvalid();
        cancellationToken.ThrowIfCancellationRequested();
        if (Script.RefuseSubmission is { } refusal)
            return Task.FromException<TrainingJob>(refusal);
        lock (_lock)
        {
            var steps = request.Plan.Steps.Steps ?? Script.EngineSteps;
            var job = TrainingJob.For(request, Invariant($"job-{_jobs.Count + 1}"), Name, Clock.GetUtcNow()) with { Steps = steps };
            _jobs.Add(job.Id, new(job, request.Plan, Script));
            _trainings.Add(request);
            return Task.FromResult(job);
        }
    }

    /// <inheritdoc/>
    public Task<TrainingJob?> FindAsync(TrainingRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Title, nameof(request));
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
            return Task.FromResult(_jobs.Values.Select(job => job.Handle).LastOrDefault(job => job.Title == request.Title));
    }

    /// <inheritdoc/>
    public Task<TrainingStatus> GetStatusAsync(TrainingJob job, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Status(Find(job)));
    }

    /// <inheritdoc/>
    public async Task<Tune> WaitAsync(TrainingJob job, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var fake = Find(job);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var status = Status(fake);
            if (status.Progress is { } now)
                progress?.Report(now);
            if (status.IsFinal)
            {
                return status.Tune ?? throw new TrainingFailedException(job, status.Failure ?? "it was cancelled.");
            }

            await UntilAsync(fake.NextAfter(Clock.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task CancelAsync(TrainingJob job, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var fake = Find(job);
        lock (_lock)
        {
            var now = Clock.GetUtcNow();
            if (!fake.At(now).IsFinal)
                fake.CancelledAt = now;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<GenerationResult> GenerateAsync(GenerationRequest request, IProgress<GenerationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfInvalid();
        cancellationToken.ThrowIfCancellationRequested();
        if (Script.RefuseGeneration is { } refusal)
            throw refusal;
        lock (_lock)
            _generations.Add(request);
        var began = Clock.GetUtcNow();
        var size = request.Size ?? ImageSize.Square512;
        var steps = request.Steps ?? Script.SamplingSteps;
        var images = new List<GeneratedImage>();
        for (var i = 0; i < request.Count; i++)
        {
            for (var step = 1; step <= steps; step++)
            {
                await UntilAsync(Clock.GetUtcNow() + Script.SamplingStep, cancellationToken).ConfigureAwait(false);
                progress?.Report(new() { ImageIndex = i, ImageCount = request.Count, Step = step, TotalSteps = steps, Elapsed = Clock.GetUtcNow() - began });
            }

            var seed = (request.Seed ?? 0) + i;
            images.Add(new() { Index = i, Content = PlainPng.Draw(size.Width, size.Height, request.Prompt, seed), MediaType = "image/png", Width = size.Width, Height = size.Height, Seed = seed });
        }

        return new() { Images = images.AsReadOnly(), Prompt = request.Prompt, Elapsed = Clock.GetUtcNow() - began };
    }

    /// <inheritdoc/>
    public Task<EngineHealth> ProbeAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Script.Health);
    }

    private TrainingStatus Status(FakeJob job)
    {
        lock (_lock)
            return job.At(Clock.GetUtcNow());
    }

    private FakeJob Find(TrainingJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        lock (_lock)
        {
            return string.Equals(job.Engine, Name, StringComparison.Ordinal) && _jobs.TryGetValue(job.Id, out var fake)
                ? fake
                : throw new ArgumentException($"There is no job {job.Id} of the engine '{job.Engine}' here.", nameof(job));
        }
    }

    private async Task UntilAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Clock is VirtualClock clock)
        {
            clock.AdvanceTo(time);
            await Task.Yield();
        }
        else if (time - Clock.GetUtcNow() is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, Clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
