using System.Diagnostics.CodeAnalysis;
using Astria.Flux.Generation;
using Astria.Flux.Training;

namespace Astria.Flux.AI;

/// <summary>How a FLUX engine behaves as an image generator of Microsoft.Extensions.AI.</summary>
[Experimental(FluxImageGenerator.DiagnosticId)]
public sealed record FluxImageGeneratorOptions
{
    /// <summary>What the provider is called in metadata, and in the spans of OpenTelemetry.</summary>
    /// <value>Default: <c>flux</c>; for an engine registered by name <c>flux.</c> and its name.</value>
    public string ProviderName { get; set; } = "flux";

    /// <summary>Where the provider is, for metadata.</summary>
    /// <value>Default: <see langword="null"/>, not told.</value>
    public Uri? ProviderUri { get; set; }

    /// <summary>What the base model is called. A call that names another <c>ModelId</c> names the tune to draw with.</summary>
    /// <value>Default: <c>flux</c>.</value>
    public string DefaultModelId { get; set; } = "flux";

    /// <summary>Named ways to draw, see <see cref="FluxImageProperties.Preset"/>.</summary>
    /// <value>Default: none.</value>
    public IDictionary<string, FluxImagePreset> Presets { get; } = new Dictionary<string, FluxImagePreset>(StringComparer.Ordinal);

    /// <summary>Finds a tune by its id; with it the linter knows the tune's token, too.</summary>
    /// <value>Default: <see langword="null"/>, ids become tags in the prompt. What it doesn't find (<see langword="null"/>) does, too.</value>
    public Func<string, CancellationToken, ValueTask<Tune?>>? FindTune { get; set; }

    /// <summary>Puts a picture where others can fetch it, and says where, for calls that want addresses instead of bytes.</summary>
    /// <value>Default: <see langword="null"/>, such calls are refused.</value>
    public Func<GeneratedImage, CancellationToken, ValueTask<Uri>>? Publish { get; set; }

    /// <summary>Encodes a picture as the media type that a call wants, when the engine drew another.</summary>
    /// <value>Default: <see langword="null"/>, the picture stays as the engine encoded it, and says so in its media type.</value>
    public Func<GeneratedImage, string, CancellationToken, ValueTask<GeneratedImage>>? Convert { get; set; }
}
