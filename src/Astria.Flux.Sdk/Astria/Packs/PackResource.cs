using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Prompts;
using Astria.Flux.Astria.Tunes;

namespace Astria.Flux.Astria.Packs;

/// <summary>Packs: prompts and training settings that belong together.</summary>
public sealed class PackResource
{
    private static readonly AstriaCall Get = new() { Operation = "packs.get", Kind = AstriaCallKind.Read };
    private static readonly AstriaCall List = new() { Operation = "packs.list", Kind = AstriaCallKind.Read };
    private static readonly AstriaCall Create = new() { Operation = "packs.create", Kind = AstriaCallKind.Create };
    private static readonly AstriaCall Train = new() { Operation = "packs.train", Kind = AstriaCallKind.Create };
    private static readonly AstriaCall Run = new() { Operation = "packs.run", Kind = AstriaCallKind.Create };

    private readonly AstriaTransport _transport;
    private readonly TuneResource _tunes;
    private readonly PromptResource _prompts;

    internal PackResource(AstriaTransport transport, TuneResource tunes, PromptResource prompts)
    {
        _transport = transport;
        _tunes = tunes;
        _prompts = prompts;
    }

    /// <summary>Lists the account's packs.</summary>
    /// <param name="onlyPublic">Only those that are public and not disabled.</param>
    /// <param name="onlyListed">Only those that are listed.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <returns>The packs, fetched page by page.</returns>
    public IAsyncEnumerable<AstriaPack> ListAsync(bool onlyPublic = false, bool onlyListed = false, CancellationToken cancellationToken = default) =>
        Pages.ReadByOffsetAsync<AstriaPack>(
            _transport, List, () => new Query("packs").With("public", onlyPublic ? true : null).With("listed", onlyListed ? true : null), pack => pack.Id, cancellationToken);

    /// <summary>Reads a pack.</summary>
    /// <param name="idOrSlug">Its id, or its name in addresses.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The pack.</returns>
    /// <exception cref="ArgumentException"><paramref name="idOrSlug"/> is empty or blank.</exception>
    /// <exception cref="AstriaException">There is none, or the call failed.</exception>
    public Task<AstriaPack> GetAsync(string idOrSlug, CancellationToken cancellationToken = default) => _transport.GetAsync<AstriaPack>(Get, Path(idOrSlug), cancellationToken);

    /// <summary>Creates an empty pack.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The pack.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="pack"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The title is blank. Nothing was sent.</exception>
    /// <exception cref="AstriaException">The call failed.</exception>
    public Task<AstriaPack> CreateAsync(NewPack pack, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pack);
        AstriaRequests.Refuse(string.IsNullOrWhiteSpace(pack.Title) ? [new(nameof(pack.Title), "is blank; give one.")] : [], "This pack", nameof(pack));
        return _transport.CreateAsync(
            Create, "packs", RequestBody.Of("pack", pack, PackRequestJson.Default.NewPack, [pack.Title, pack.Subtitle]), new Recovery<AstriaPack>(null, "List the packs and look for its title.", MayRepeat: false), cancellationToken);
    }

    /// <summary>Trains a tune from a pack and draws the pack's prompts with it. Costs money.</summary>
    /// <param name="idOrSlug">The pack.</param>
    /// <param name="request">What to train; without <see cref="PackRequest.TuneIds"/>.</param>
    /// <param name="cancellationToken">Stops the call; a tune that was created stays.</param>
    /// <returns>The tune, with fewer members than elsewhere.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The request makes no sense; the message lists every fault. Nothing was sent.</exception>
    /// <exception cref="AstriaUncertainException">It may have been created; the message says what to look for.</exception>
    /// <exception cref="AstriaException">It was not created.</exception>
    public Task<AstriaTune> TrainAsync(string idOrSlug, PackRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<FluxFault> faults = [.. request.Validate()];
        if (request.TuneIds is { Count: > 0 }) faults.Add(new(nameof(request.TuneIds), $"is given; call {nameof(RunAsync)} to run on tunes that exist."));
        AstriaRequests.Refuse(faults, "This training", nameof(request));
        var body = request.ToBody();
        return _transport.CreateAsync(
            body.HasFiles ? Train with { IsUpload = true } : Train, $"{Path(idOrSlug)}/tunes", body, _tunes.Recovery(request.Title!), cancellationToken);
    }

    /// <summary>Draws a pack's prompts with tunes that exist. Costs money.</summary>
    /// <param name="idOrSlug">The pack.</param>
    /// <param name="request">What to run; with <see cref="PackRequest.TuneIds"/>.</param>
    /// <param name="cancellationToken">Stops the call; prompts that were created stay.</param>
    /// <returns>What came of it; when no prompts are named, list those of the tune, which may appear a little later.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The request makes no sense; the message lists every fault. Nothing was sent.</exception>
    /// <exception cref="AstriaUncertainException">They may have been created; the message says what to look for.</exception>
    /// <exception cref="AstriaException">They were not created.</exception>
    public Task<PackRun> RunAsync(string idOrSlug, PackRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<FluxFault> faults = [.. request.Validate()];
        if (request.TuneIds is not { Count: > 0 }) faults.Add(new(nameof(request.TuneIds), $"are missing; call {nameof(TrainAsync)} to train a tune."));
        AstriaRequests.Refuse(faults, "This run", nameof(request));

        // Prompts of a pack may appear late, so that not finding them proves nothing: it is never repeated.
        var recovery = new Recovery<PackRun>(
            (since, token) => FindRunAsync(idOrSlug, request.TuneIds!, since, token),
            "List the newest prompts of the tunes; if some are of this pack, use them, otherwise run it again.",
            MayRepeat: false,
            Claim: run =>
            {
                foreach (var id in run.PromptIds) _transport.Claimed.TryClaim(id);
            });
        return _transport.CreateAsync(Run, $"{Path(idOrSlug)}/tunes", request.ToBody(), recovery, cancellationToken);
    }

    private static string Path(string idOrSlug)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(idOrSlug);
        return $"p/{Uri.EscapeDataString(idOrSlug)}";
    }

    private async ValueTask<PackRun?> FindRunAsync(string idOrSlug, IReadOnlyList<long> tuneIds, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var pack = await GetAsync(idOrSlug, cancellationToken).ConfigureAwait(false);
        var found = new List<long>();
        foreach (var tuneId in tuneIds)
        {
            await foreach (var prompt in _prompts.ListOfTuneAsync(tuneId, null, cancellationToken).ConfigureAwait(false))
            {
                if (prompt.CreatedAt < since) break;
                if (prompt.BasePackId == pack.Id && _transport.Claimed.TryClaim(prompt.Id)) found.Add(prompt.Id);
            }
        }

        return found.Count == 0 ? null : PackRun.Parse($$"""{"status":201,"prompt_ids":[{{string.Join(',', found)}}]}""");
    }
}
