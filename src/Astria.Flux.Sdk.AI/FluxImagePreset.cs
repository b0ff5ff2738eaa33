using System.Diagnostics.CodeAnalysis;
using Astria.Flux.Generation;

namespace Astria.Flux.AI;

/// <summary>How to draw, under a name, so that callers of <see cref="Microsoft.Extensions.AI.IImageGenerator"/> need to know no numbers of FLUX.</summary>
/// <remarks>All of it is optional, and what a call sets itself goes before it.</remarks>
[Experimental(FluxImageGenerator.DiagnosticId)]
public sealed record FluxImagePreset
{
    /// <summary>The size of the pictures.</summary>
    /// <value>Default: <see langword="null"/>, the engine's own.</value>
    public ImageSize? Size { get; init; }

    /// <summary>The sampling steps.</summary>
    /// <value>Default: <see langword="null"/>, the engine's own number. At least 1.</value>
    public int? Steps { get; init; }

    /// <summary>How closely the distilled guidance follows the prompt.</summary>
    /// <value>Default: <see langword="null"/>, the engine's own number. 0 or more.</value>
    public double? Guidance { get; init; }

    /// <summary>True classifier-free guidance, for engines that have it.</summary>
    /// <value>Default: <see langword="null"/>, the engine's own. 1 or more.</value>
    public double? TrueGuidance { get; init; }

    /// <summary>What to stay away from, for engines with true guidance.</summary>
    /// <value>Default: <see langword="null"/>, nothing.</value>
    public string? NegativePrompt { get; init; }

    /// <summary>How much of an original image is given up for noise.</summary>
    /// <value>Default: <see langword="null"/>, <see cref="GenerationRequest.Strength"/>'s own. Above 0, at most 1.</value>
    public double? Strength { get; init; }

    /// <summary>The tunes to draw with.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<WeightedTune> Tunes { get; init; } = [];
}
