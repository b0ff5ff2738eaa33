using System.Buffers;
using System.Text;
using Astria.Flux.Steps;

namespace Astria.Flux.Presets;

/// <summary>A named, immutable training policy: how many steps, how the LoRA is trained, what happens to the photos first.</summary>
/// <remarks>Make one of your own from scratch, or from a built-in one: <c>FluxPresets.Portrait with { Name = "studio", … }</c>.
/// A <see cref="PresetCatalog"/> and the planner check it; <see cref="Validate"/> does so directly.</remarks>
public sealed record FluxPreset
{
    /// <summary>The name people and files use: lower-case letters, digits, <c>-</c> and <c>_</c>, starting with a letter; at most
    /// 64.</summary>
    public required string Name { get; init; }

    /// <summary>The month its values are from.</summary>
    public required PresetRevision Revision { get; init; }

    /// <summary>How many steps for how many images.</summary>
    public required StepPolicy Steps { get; init; }

    /// <summary>What Astria's API calls it; <see langword="null"/> when the API has no name for it.</summary>
    /// <value>Default: <see langword="null"/>, which the API reads as High.</value>
    public string? ApiName { get; init; }

    /// <summary>How the LoRA is trained.</summary>
    /// <value>Default: the defaults of <see cref="LoraHyperparameters"/>.</value>
    public LoraHyperparameters Lora { get; init; } = new();

    /// <summary>What happens to the photos first.</summary>
    /// <value>Default: nothing.</value>
    public PresetPreprocessing Preprocessing { get; init; } = new();

    /// <summary>What it is for, in a sentence.</summary>
    /// <value>Default: empty.</value>
    public string Purpose { get; init; } = string.Empty;

    /// <summary>Whether it is kept for what was built on it, and a newer preset is better for new work.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool IsLegacy { get; init; }

    /// <summary>Name and revision, as jobs and tunes record them: <c>portrait@2025-06</c>.</summary>
    public string Reference => $"{Name}@{Revision}";

    /// <summary>Plans the steps for a number of images by this preset's rule and batch.</summary>
    /// <param name="imageCount">How many images are trained on; at least 1.</param>
    /// <param name="overrideSteps">A number that holds instead of the rule's, at least 1; <see langword="null"/> to follow the
    /// rule.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number, or the preset's batch, is below 1.</exception>
    /// <exception cref="FluxPolicyException">A custom policy overflowed or answered with less than one step.</exception>
    public StepPlan PlanSteps(int imageCount, long? overrideSteps = null) =>
        StepCalculator.Plan(Steps, imageCount, Lora.BatchSize, overrideSteps);

    /// <summary>Finds every value that makes no sense.</summary>
    /// <returns>The faults, each with the member as its place; empty when all is well.</returns>
    public IReadOnlyList<FluxFault> Validate()
    {
        var faults = new List<FluxFault>();
        if (!PresetName.IsValid(Name))
            faults.Add(new(nameof(Name), $"is '{Name}'; {PresetName.Rule}."));
        if (Revision == default)
            faults.Add(new(nameof(Revision), "is missing; give the month its values are from, such as 2025-06."));
        if (Steps is null)
            faults.Add(new(nameof(Steps), "is missing; give a step policy."));
        if (ApiName is not null && string.IsNullOrWhiteSpace(ApiName))
            faults.Add(new(nameof(ApiName), "is blank; leave it out when the API has no name for the preset."));
        else if (!IsText(ApiName))
            faults.Add(new(nameof(ApiName), "holds half a surrogate pair, which is no text."));
        if (Purpose is null)
            faults.Add(new(nameof(Purpose), "is null; leave it empty."));
        else if (!IsText(Purpose))
            faults.Add(new(nameof(Purpose), "holds half a surrogate pair, which is no text."));
        if (Preprocessing is null)
            faults.Add(new(nameof(Preprocessing), "is null; leave it at its default."));
        if (Lora is null)
            faults.Add(new(nameof(Lora), "is null; leave it at its default."));
        else
            faults.AddRange(Lora.Validate().Select(fault => fault with { Place = $"{nameof(Lora)}.{fault.Place}" }));
        return faults;
    }

    // What UTF-8 can't hold would not come back from a file.
    private static bool IsText(string? text)
    {
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var consumed) != OperationStatus.Done)
                return false;
            rest = rest[consumed..];
        }

        return true;
    }
}
