using Astria.Flux.Astria.Http;

namespace Astria.Flux.Astria.Tunes;

/// <summary>Tunes: training, and finding what was trained.</summary>
public sealed class TuneResource
{
    private static readonly AstriaCall Create = new() { Operation = "tunes.create", Kind = AstriaCallKind.Create };
    private static readonly AstriaCall Get = new() { Operation = "tunes.get", Kind = AstriaCallKind.Read };
    private static readonly AstriaCall List = new() { Operation = "tunes.list", Kind = AstriaCallKind.Read };
    private static readonly AstriaCall Update = new() { Operation = "tunes.update", Kind = AstriaCallKind.Change };
    private static readonly AstriaCall Delete = new() { Operation = "tunes.delete", Kind = AstriaCallKind.Change };

    private readonly AstriaTransport _transport;

    internal TuneResource(AstriaTransport transport) => _transport = transport;

    /// <summary>Starts a training. Costs money.</summary>
    /// <param name="request">What to train.</param>
    /// <param name="cancellationToken">Stops the call; a tune that was created stays.</param>
    /// <returns>The tune, not trained yet.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The request makes no sense; the message lists every fault. Nothing was sent.</exception>
    /// <exception cref="AstriaUncertainException">It may have been created; the message says what to look for.</exception>
    /// <exception cref="AstriaException">It was not created.</exception>
    public Task<AstriaTune> CreateAsync(TuneRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        AstriaRequests.Refuse(request.Validate(), "This training", nameof(request));
        var body = request.ToBody();
        return _transport.CreateAsync(body.HasFiles ? Create with { IsUpload = true } : Create, "tunes", body, Recovery(request.Title!), cancellationToken);
    }

    /// <summary>Reads a tune.</summary>
    /// <param name="id">The tune's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The tune.</returns>
    /// <exception cref="AstriaException">There is none, or the call failed.</exception>
    public Task<AstriaTune> GetAsync(long id, CancellationToken cancellationToken = default) =>
        _transport.GetAsync<AstriaTune>(Get, Invariant($"tunes/{id}"), cancellationToken);

    /// <summary>Lists tunes to the last, newest first.</summary>
    /// <param name="filter">Which; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <returns>The tunes, fetched page by page.</returns>
    public IAsyncEnumerable<AstriaTune> ListAsync(TuneFilter? filter = null, CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<AstriaTune>(_transport, List, () => (filter ?? new()).Apply(new Query("tunes")), tune => tune.Id, filter?.BeforeId, cancellationToken);

    /// <summary>Changes a tune.</summary>
    /// <param name="id">The tune's id.</param>
    /// <param name="change">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The tune as it is now.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="change"/> is <see langword="null"/>.</exception>
    /// <exception cref="AstriaException">The call failed.</exception>
    public Task<AstriaTune> UpdateAsync(long id, TuneChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return _transport.SendAsync<AstriaTune>(
            Update, HttpMethod.Patch, Invariant($"tunes/{id}"), RequestBody.Of("tune", change, TuneRequestJson.Default.TuneChange), cancellationToken);
    }

    /// <summary>Deletes a tune; one that is a checkpoint takes its prompts with it.</summary>
    /// <param name="id">The tune's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="AstriaException">The call failed.</exception>
    public Task<bool> DeleteAsync(long id, CancellationToken cancellationToken = default) =>
        _transport.DeleteAsync(Delete, Invariant($"tunes/{id}"), cancellationToken);

    internal Recovery<AstriaTune> Recovery(string title) => new(
        (since, token) => FindAsync(title, since, token),
        "List the newest tunes; if one has the title that was sent, use it, otherwise ask again.",
        Claim: tune => _transport.Claimed.TryClaim(tune.Id));

    private async ValueTask<AstriaTune?> FindAsync(string title, DateTimeOffset since, CancellationToken cancellationToken)
    {
        // The filter is a substring at the service, and not documented: what comes back is looked at again.
        await foreach (var tune in ListAsync(new() { Title = title }, cancellationToken).ConfigureAwait(false))
        {
            if (tune.CreatedAt < since) return null;
            if (tune.Title == title && _transport.Claimed.TryClaim(tune.Id)) return tune;
        }

        return null;
    }
}
