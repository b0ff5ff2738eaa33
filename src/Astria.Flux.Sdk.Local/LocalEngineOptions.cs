using Astria.Flux.Local.Models;

namespace Astria.Flux.Local;

/// <summary>How the embedded engine works.</summary>
public sealed class LocalEngineOptions
{
    // By measurement on the bundled model, docs/bundled-model.md.
    private const double SmallModelsLearningRateScale = 16;

    /// <summary>The model to use instead of the bundled one: a model file of this engine, or the folder of a FLUX.1 as diffusers reads it, with
    /// <c>transformer</c>, <c>vae</c>, <c>text_encoder</c>, <c>text_encoder_2</c> and <c>tokenizer_2</c>.</summary>
    /// <value>Default: <see langword="null"/>, the bundled model. A FLUX.1 is kept in memory as floats, four bytes a weight: 48 GB for the transformer and
    /// 19 GB for T5 of the published sizes, and minutes a sampling step.</value>
    public string? ModelPath { get; set; }

    /// <summary>Where jobs and the LoRAs they make are kept; created when needed.</summary>
    /// <value>Default: <c>astria-flux</c> in the user's local application data.</value>
    public string WorkDirectory { get; set; } = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "astria-flux");

    /// <summary>The free space of the work directory's disk, in bytes, below which the engine's health is called degraded.</summary>
    /// <value>Default: 1 GiB: room for some dozens of the bundled model's jobs, each with photos, checkpoint and LoRA. 0 or more.</value>
    public long LeastFreeBytes { get; set; } = 1L << 30;

    /// <summary>Threads that compute at once. Results are the same bits for any number.</summary>
    /// <value>Default: as many as the machine has cores. At least 1.</value>
    public int Threads { get; set; } = Environment.ProcessorCount;

    /// <summary>How many pictures the base draws of what it knows, to be trained on beside the subject; without them a taught subject leaks onto everything else.</summary>
    /// <value>Default: 96. 0 for none.</value>
    public int PriorPictures { get; set; } = 96;

    /// <summary>What a preset's learning rate is multiplied with: presets are made for FLUX.1's 12 billion weights, and a model of a few millions learns in as many steps only with larger ones.</summary>
    /// <value>Default: <see langword="null"/>, which is 1 for a FLUX.1 and 16 for the small models, by measurement on the bundled one (docs/bundled-model.md): at 4 the
    /// subject has its colours and not its shape, at 16 both, and the prior pictures keep it from leaking. Above 0.</value>
    public double? LearningRateScale { get; set; }

    /// <summary>Whether training keeps only what goes from block to block and computes the rest again on the way back: about a third more time, a fraction
    /// of the memory. For models larger than the bundled one.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool Recompute { get; set; }

    /// <summary>Steps of a training whose preset leaves the number to the engine.</summary>
    /// <value>Default: 300, the minimum of the other presets. At least 1.</value>
    public int DefaultTrainingSteps { get; set; } = 300;

    /// <summary>Sampling steps of a picture when the request names none.</summary>
    /// <value>Default: <see langword="null"/>, the model's own: 20 of the bundled one, 28 of FLUX.1-dev (diffusers' default), 4 of schnell (its model card). At least 1.</value>
    public int? DefaultSamplingSteps { get; set; }

    /// <summary>Guidance of a picture when the request names none: how far to go from what is drawn without a prompt towards what is drawn with it.</summary>
    /// <value>Default: <see langword="null"/>, the model's own: 3 of the bundled one, by measurement (docs/bundled-model.md), 3.5 of FLUX.1-dev (diffusers' default), none of
    /// schnell. 0 or more.</value>
    public double? DefaultGuidance { get; set; }

    /// <summary>What a preset's learning rate is multiplied with for the model there is.</summary>
    internal double RateFactor => LearningRateScale ?? (new ModelSource(ModelPath).IsFlux ? 1 : SmallModelsLearningRateScale);

    /// <summary>Finds every value that makes no sense.</summary>
    /// <returns>The faults, each with the member as its place; empty when all is well.</returns>
    public IReadOnlyList<FluxFault> Validate()
    {
        var faults = new List<FluxFault>();
        faults.AddRange(new ModelSource(ModelPath).Faults().Select(fault => new FluxFault(nameof(ModelPath), fault)));
        if (string.IsNullOrWhiteSpace(WorkDirectory)) faults.Add(new(nameof(WorkDirectory), "is empty; name a folder that may be written to."));
        Require(LeastFreeBytes >= 0, nameof(LeastFreeBytes), LeastFreeBytes, "0 or more");
        Require(Threads >= 1, nameof(Threads), Threads, "at least 1");
        Require(PriorPictures >= 0, nameof(PriorPictures), PriorPictures, "0 or more");
        Require(LearningRateScale is null or (> 0 and < double.PositiveInfinity), nameof(LearningRateScale), LearningRateScale, "above 0");
        Require(DefaultTrainingSteps >= 1, nameof(DefaultTrainingSteps), DefaultTrainingSteps, "at least 1");
        Require(DefaultSamplingSteps is null or >= 1, nameof(DefaultSamplingSteps), DefaultSamplingSteps, "at least 1");
        Require(DefaultGuidance is null or (>= 0 and < double.PositiveInfinity), nameof(DefaultGuidance), DefaultGuidance, "0 or more");
        return faults;

        void Require(bool fine, string member, IFormattable? value, string range)
        {
            if (!fine) faults.Add(new(member, FormattableString.Invariant($"is {value}; it must be {range}.")));
        }
    }
}
