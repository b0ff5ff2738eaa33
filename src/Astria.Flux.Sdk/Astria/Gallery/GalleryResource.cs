using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Packs;
using Astria.Flux.Astria.Prompts;
using Astria.Flux.Astria.Tunes;

namespace Astria.Flux.Astria.Gallery;

/// <summary>The public gallery: models, packs and prompts of everybody.</summary>
public sealed class GalleryResource
{
    private static readonly AstriaCall Tunes = new() { Operation = "gallery.tunes", Kind = AstriaCallKind.Read };
    private static readonly AstriaCall Packs = new() { Operation = "gallery.packs", Kind = AstriaCallKind.Read };
    private static readonly AstriaCall Prompts = new() { Operation = "gallery.prompts", Kind = AstriaCallKind.Read };

    private readonly AstriaTransport _transport;

    internal GalleryResource(AstriaTransport transport) => _transport = transport;

    /// <summary>Lists public models and LoRAs.</summary>
    /// <param name="filter">Which; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <returns>The models, fetched page by page.</returns>
    public IAsyncEnumerable<AstriaTune> ListTunesAsync(TuneFilter? filter = null, CancellationToken cancellationToken = default) =>
        Pages.ReadByOffsetAsync<AstriaTune>(_transport, Tunes, () => (filter ?? new()).Apply(new Query("gallery/tunes")).With("before_id", filter?.BeforeId), tune => tune.Id, cancellationToken);

    /// <summary>Lists public packs.</summary>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <returns>The packs, fetched page by page.</returns>
    public IAsyncEnumerable<AstriaPack> ListPacksAsync(CancellationToken cancellationToken = default) =>
        Pages.ReadByOffsetAsync<AstriaPack>(_transport, Packs, () => new Query("gallery/packs"), pack => pack.Id, cancellationToken);

    /// <summary>Lists public prompts.</summary>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <returns>The prompts, fetched page by page.</returns>
    public IAsyncEnumerable<AstriaPrompt> ListPromptsAsync(CancellationToken cancellationToken = default) =>
        Pages.ReadByOffsetAsync<AstriaPrompt>(_transport, Prompts, () => new Query("gallery.json"), prompt => prompt.Id, cancellationToken);
}
