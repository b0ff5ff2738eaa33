using System.Diagnostics.CodeAnalysis;
using Astria.Flux.Generation;
using Astria.Flux.Training;
using Microsoft.Extensions.AI;

namespace Astria.Flux.AI;

/// <summary>The keys of <see cref="ImageGenerationOptions.AdditionalProperties"/> that FLUX engines understand, and those of what they answer.</summary>
/// <remarks>A value is the type named here, or the same as a <see cref="System.Text.Json.JsonElement"/>, as options read from JSON have it. A wrong value, and a key that begins
/// with <c>flux.</c> and is none of these, is refused by name before anything is drawn. Other keys are other generators' and are left alone.</remarks>
[Experimental(FluxImageGenerator.DiagnosticId)]
public static class FluxImageProperties
{
    /// <summary>What all keys begin with.</summary>
    public const string Prefix = "flux.";

    /// <summary>Where chance starts from: a whole number. In answers it is the seed of each picture.</summary>
    public const string Seed = "flux.seed";

    /// <summary>The sampling steps: a whole number, at least 1.</summary>
    public const string Steps = "flux.steps";

    /// <summary>How closely the distilled guidance follows the prompt: a number, 0 or more.</summary>
    public const string Guidance = "flux.guidance";

    /// <summary>True classifier-free guidance, for engines that have it: a number, 1 or more.</summary>
    public const string TrueGuidance = "flux.trueGuidance";

    /// <summary>What to stay away from, for engines with true guidance: a text.</summary>
    public const string NegativePrompt = "flux.negativePrompt";

    /// <summary>How much of the original image is given up for noise: a number above 0, at most 1.</summary>
    public const string Strength = "flux.strength";

    /// <summary>The tunes to draw with. A <see cref="Tune"/>, a <see cref="WeightedTune"/>, the id of a tune, a tag <c>&lt;lora:id:0.8&gt;</c>, a dictionary of ids and weights, or a
    /// list of these; in JSON <c>"123"</c>, <c>"&lt;lora:123:0.8&gt;"</c>, <c>{ "id": "123", "weight": 0.8 }</c>, or a list of these.</summary>
    /// <remarks>An id that <see cref="FluxImageGeneratorOptions.FindTune"/> doesn't find is put before the prompt as a tag, which engines resolve by themselves.</remarks>
    public const string Tunes = "flux.tunes";

    /// <summary>The name of one of <see cref="FluxImageGeneratorOptions.Presets"/>: a text. What is set beside it goes before it.</summary>
    public const string Preset = "flux.preset";

    /// <summary>Hears how far the drawing is: an <see cref="IProgress{T}"/> of <see cref="GenerationProgress"/>.</summary>
    public const string Progress = "flux.progress";

    /// <summary>Steps between two previews in <see cref="Progress"/>: a whole number, at least 1.</summary>
    public const string PreviewEvery = "flux.previewEvery";

    /// <summary>In answers: the picture's width in pixels.</summary>
    public const string Width = "flux.width";

    /// <summary>In answers: the picture's height in pixels.</summary>
    public const string Height = "flux.height";

    internal static IReadOnlyList<string> Asked { get; } = [Seed, Steps, Guidance, TrueGuidance, NegativePrompt, Strength, Tunes, Preset, Progress, PreviewEvery];
}
