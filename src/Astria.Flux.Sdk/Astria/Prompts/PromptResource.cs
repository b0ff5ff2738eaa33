using Astria.Flux.Astria.Http;

namespace Astria.Flux.Astria.Prompts;

/// <summary>Prompts: asking for pictures, and finding them again.</summary>
public sealed class PromptResource
{
    private static readonly AstriaCall Create = new() { Operation = "prompts.create", Kind = AstriaCallKind.Create };
    private static readonly AstriaCall Get = new() { Operation = "prompts.get", Kind = AstriaCallKind.Read };
    private static readonly AstriaCall List = new() { Operation = "prompts.list", Kind = AstriaCallKind.Read };
    private static readonly AstriaCall Update = new() { Operation = "prompts.update", Kind = AstriaCallKind.Change };
    private static readonly AstriaCall Delete = new() { Operation = "prompts.delete", Kind = AstriaCallKind.Change };
    private static readonly AstriaCall Duplicate = new() { Operation = "prompts.duplicate", Kind = AstriaCallKind.Create };

    // Not paid for, but a toggle at some servers: repeating it may undo it.
    private static readonly AstriaCall Like = new() { Operation = "prompts.like", Kind = AstriaCallKind.Create };

    private readonly AstriaTransport _transport;

    internal PromptResource(AstriaTransport transport) => _transport = transport;

    /// <summary>Asks for pictures. Costs money.</summary>
    /// <param name="target">The model: <see cref="PromptTarget.Flux1Dev"/> for FLUX, with the LoRA named in the text.</param>
    /// <param name="request">What to draw.</param>
    /// <param name="cancellationToken">Stops the call; a prompt that was created stays.</param>
    /// <returns>The prompt, not drawn yet.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The request makes no sense; the message lists every fault. Nothing was sent.</exception>
    /// <exception cref="AstriaUncertainException">It may have been created; the message says what to look for.</exception>
    /// <exception cref="AstriaException">It was not created.</exception>
    public Task<AstriaPrompt> CreateAsync(PromptTarget target, PromptRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return CreateAsync(target, request, Path(target.TuneId), null, cancellationToken);
    }

    /// <summary>Asks for pictures by the route that isn't nested under the model. Costs money.</summary>
    /// <param name="target">The model.</param>
    /// <param name="request">What to draw.</param>
    /// <param name="cancellationToken">Stops the call; a prompt that was created stays.</param>
    /// <returns>The prompt, not drawn yet.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The request makes no sense; the message lists every fault. Nothing was sent.</exception>
    /// <exception cref="AstriaUncertainException">It may have been created; the message says what to look for.</exception>
    /// <exception cref="AstriaException">It was not created.</exception>
    public Task<AstriaPrompt> CreateFlatAsync(PromptTarget target, PromptRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return CreateAsync(target, request, "prompts", target.TuneId, cancellationToken);
    }

    /// <summary>Reads a prompt by its id.</summary>
    /// <param name="id">The prompt's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The prompt.</returns>
    /// <exception cref="AstriaException">There is none, or the call failed.</exception>
    public Task<AstriaPrompt> GetAsync(long id, CancellationToken cancellationToken = default) =>
        _transport.GetAsync<AstriaPrompt>(Get, Invariant($"prompts/{id}"), cancellationToken);

    /// <summary>Reads a prompt of a tune.</summary>
    /// <param name="tuneId">The tune it was posted to.</param>
    /// <param name="id">The prompt's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The prompt.</returns>
    /// <exception cref="AstriaException">There is none, or the call failed.</exception>
    public Task<AstriaPrompt> GetOfTuneAsync(long tuneId, long id, CancellationToken cancellationToken = default) =>
        _transport.GetAsync<AstriaPrompt>(Get, Invariant($"tunes/{tuneId}/prompts/{id}"), cancellationToken);

    /// <summary>Lists prompts to the last, newest first.</summary>
    /// <param name="filter">Which; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <returns>The prompts, fetched page by page.</returns>
    public IAsyncEnumerable<AstriaPrompt> ListAsync(PromptFilter? filter = null, CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<AstriaPrompt>(_transport, List, () => (filter ?? new()).Apply(new Query("prompts")), prompt => prompt.Id, filter?.BeforeId, cancellationToken);

    /// <summary>Lists the prompts of a tune to the last, newest first: those posted to it, and those whose text names it.</summary>
    /// <param name="tuneId">The tune.</param>
    /// <param name="beforeId">Starts below this id; <see langword="null"/> for the newest.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <returns>The prompts, fetched page by page.</returns>
    public IAsyncEnumerable<AstriaPrompt> ListOfTuneAsync(long tuneId, long? beforeId = null, CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<AstriaPrompt>(_transport, List, () => new Query(Path(tuneId)), prompt => prompt.Id, beforeId, cancellationToken);

    /// <summary>Changes a prompt.</summary>
    /// <param name="id">The prompt's id.</param>
    /// <param name="change">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The prompt as it is now.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="change"/> is <see langword="null"/>.</exception>
    /// <exception cref="AstriaException">The call failed.</exception>
    public Task<AstriaPrompt> UpdateAsync(long id, PromptChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return _transport.SendAsync<AstriaPrompt>(
            Update, HttpMethod.Patch, Invariant($"prompts/{id}"), RequestBody.Of("prompt", change, PromptRequestJson.Default.PromptChange), cancellationToken);
    }

    /// <summary>Changes a prompt of a tune.</summary>
    /// <param name="tuneId">The tune it was posted to.</param>
    /// <param name="id">The prompt's id.</param>
    /// <param name="change">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The prompt as it is now.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="change"/> is <see langword="null"/>.</exception>
    /// <exception cref="AstriaException">The call failed.</exception>
    public Task<AstriaPrompt> UpdateOfTuneAsync(long tuneId, long id, PromptChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return _transport.SendAsync<AstriaPrompt>(
            Update, HttpMethod.Patch, Invariant($"tunes/{tuneId}/prompts/{id}"), RequestBody.Of("prompt", change, PromptRequestJson.Default.PromptChange), cancellationToken);
    }

    /// <summary>Deletes a prompt and its pictures.</summary>
    /// <param name="id">The prompt's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="AstriaException">The call failed.</exception>
    public Task<bool> DeleteAsync(long id, CancellationToken cancellationToken = default) =>
        _transport.DeleteAsync(Delete, Invariant($"prompts/{id}"), cancellationToken);

    /// <summary>Deletes a prompt of a tune and its pictures.</summary>
    /// <param name="tuneId">The tune it was posted to.</param>
    /// <param name="id">The prompt's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="AstriaException">The call failed.</exception>
    public Task<bool> DeleteOfTuneAsync(long tuneId, long id, CancellationToken cancellationToken = default) =>
        _transport.DeleteAsync(Delete, Invariant($"tunes/{tuneId}/prompts/{id}"), cancellationToken);

    /// <summary>Copies a prompt, with some parameters changed. Costs money.</summary>
    /// <param name="id">The prompt to copy.</param>
    /// <param name="overrides">What is different; <see langword="null"/> for nothing.</param>
    /// <param name="imageIndex">The picture to reuse, from 0, mostly to make a video of it; <see langword="null"/> to draw anew.</param>
    /// <param name="cancellationToken">Stops the call; a prompt that was created stays.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="imageIndex"/> is negative.</exception>
    /// <exception cref="ArgumentException">The overrides make no sense; the message lists every fault. Nothing was sent.</exception>
    /// <exception cref="AstriaUncertainException">It may have been created; the message says what to look for.</exception>
    /// <exception cref="AstriaException">It was not created.</exception>
    public Task<AstriaPrompt> DuplicateAsync(long id, PromptRequest? overrides = null, int? imageIndex = null, CancellationToken cancellationToken = default)
    {
        if (imageIndex is { } index) ArgumentOutOfRangeException.ThrowIfNegative(index, nameof(imageIndex));
        AstriaRequests.Refuse([.. PromptRequestRules.CheckOverrides(nameof(overrides), overrides)], "This copy", nameof(overrides));
        var body = RequestBody.Of("prompt", overrides ?? new(), PromptRequestJson.Default.PromptRequest, overrides?.Secrets, ("image_index", imageIndex));
        overrides?.AddFiles(body);
        return _transport.CreateAsync(
            body.HasFiles ? Duplicate with { IsUpload = true } : Duplicate, Invariant($"prompts/{id}/duplicate"), body, CopyRecovery(id, overrides), cancellationToken);
    }

    /// <summary>Likes a prompt. The service may treat a second like as taking the first back.</summary>
    /// <param name="id">The prompt's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>A task that ends when the service has noted it.</returns>
    /// <exception cref="AstriaException">The call failed.</exception>
    public Task LikeAsync(long id, CancellationToken cancellationToken = default) =>
        _transport.SendAsync(Like, HttpMethod.Post, Invariant($"prompts/{id}/like"), RequestBody.Empty, cancellationToken).AsTask();

    private static string Path(long tuneId) => Invariant($"tunes/{tuneId}/prompts");

    private Task<AstriaPrompt> CreateAsync(PromptTarget target, PromptRequest request, string path, long? tuneId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        AstriaRequests.Refuse(request.Validate(target), "This prompt", nameof(request));
        var sent = tuneId is null ? request : request with { OtherParameters = WithTune(request, target.TuneId) };
        var body = request.AddFiles(RequestBody.Of("prompt", sent, PromptRequestJson.Default.PromptRequest, request.Secrets));
        return _transport.CreateAsync(body.HasFiles ? Create with { IsUpload = true } : Create, path, body, Recovery(target, request), cancellationToken);
    }

    private static Dictionary<string, System.Text.Json.JsonElement> WithTune(PromptRequest request, long tuneId) =>
        new(request.OtherParameters ?? new Dictionary<string, System.Text.Json.JsonElement>(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            ["tune_id"] = System.Text.Json.JsonSerializer.SerializeToElement(tuneId, PromptNumbersJson.Default.Int64),
        };

    private Recovery<AstriaPrompt> Recovery(PromptTarget target, PromptRequest request) => new(
        (since, token) => FindAsync(target.TuneId, since, prompt => PromptMatch.Is(prompt, request), token),
        Invariant($"List the newest prompts of tune {target.TuneId}; if one has the same text, seed and callback, use it, otherwise ask again."),
        Claim: prompt => _transport.Claimed.TryClaim(prompt.Id));

    private Recovery<AstriaPrompt> CopyRecovery(long id, PromptRequest? overrides) => new(
        async (since, token) =>
        {
            var original = await GetAsync(id, token).ConfigureAwait(false);
            return original.TuneId is { } tuneId
                ? await FindAsync(tuneId, since, prompt => PromptMatch.IsCopy(prompt, original, overrides), token).ConfigureAwait(false)
                : null;
        },
        Invariant($"List the newest prompts; if one is a copy of prompt {id}, use it, otherwise ask again."),
        Claim: prompt => _transport.Claimed.TryClaim(prompt.Id));

    private async ValueTask<AstriaPrompt?> FindAsync(long tuneId, DateTimeOffset since, Func<AstriaPrompt, bool> matches, CancellationToken cancellationToken)
    {
        await foreach (var prompt in ListOfTuneAsync(tuneId, null, cancellationToken).ConfigureAwait(false))
        {
            if (prompt.CreatedAt < since) return null;
            if (matches(prompt) && _transport.Claimed.TryClaim(prompt.Id)) return prompt;
        }

        return null;
    }
}
