namespace Astria.Flux.Planning.Exports;

/// <summary>Writes plans as the settings of other trainers, so that a plan made here runs there for as many steps.</summary>
/// <remarks>Keys and the values a plan doesn't know are those of each trainer's own FLUX example: ai-toolkit's <c>train_lora_flux_24gb.yaml</c>
/// (27a03a91, 2026), sd-scripts' <c>flux_train_network.md</c> (48d368fa, 2026), SimpleTuner's <c>flux.peft-lora</c> (bc8e6ab7, 2026). What those
/// words can't say stands in <see cref="TrainerExport.Differences"/>.</remarks>
public static class TrainerExports
{
    /// <summary>A plan as ai-toolkit's job file.</summary>
    /// <param name="plan">The plan; its steps must be known.</param>
    /// <param name="settings">Where things are; <see langword="null"/> for the defaults.</param>
    /// <returns><c>config.yaml</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The engine decides on the plan's steps.</exception>
    public static TrainerExport AiToolkit(TrainingPlan plan, ExportSettings? settings = null) => AiToolkitExport.Of(plan, StepsOf(plan), settings ?? new());

    /// <summary>A plan as the two files of kohya's sd-scripts: settings and data set.</summary>
    /// <param name="plan">The plan; its steps must be known.</param>
    /// <param name="settings">Where things are; <see langword="null"/> for the defaults.</param>
    /// <returns><c>config.toml</c> and <c>dataset.toml</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The engine decides on the plan's steps.</exception>
    public static TrainerExport Kohya(TrainingPlan plan, ExportSettings? settings = null) => KohyaExport.Of(plan, StepsOf(plan), settings ?? new());

    /// <summary>A plan as SimpleTuner's two files: settings and data backends.</summary>
    /// <param name="plan">The plan; its steps must be known.</param>
    /// <param name="settings">Where things are; <see langword="null"/> for the defaults.</param>
    /// <returns><c>config.json</c> and <c>multidatabackend.json</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The engine decides on the plan's steps.</exception>
    public static TrainerExport SimpleTuner(TrainingPlan plan, ExportSettings? settings = null) => SimpleTunerExport.Of(plan, StepsOf(plan), settings ?? new());

    private static long StepsOf(TrainingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Steps.Steps
            ?? throw new ArgumentException("The engine decides on the number of steps of this plan; another trainer needs a number. Plan with steps of your own.", nameof(plan));
    }
}
