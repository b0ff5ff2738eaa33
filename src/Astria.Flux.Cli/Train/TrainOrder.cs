using Astria.Flux.Cli.Plan;
using Astria.Flux.Cli.Setup;
using Astria.Flux.Generation;
using Astria.Flux.Training;

namespace Astria.Flux.Cli.Train;

/// <summary>A training that a user ordered.</summary>
internal sealed record TrainOrder
{
    /// <summary>What to plan.</summary>
    public required PlanRequest Plan { get; init; }

    /// <summary>What trains.</summary>
    public required EngineChoice Engine { get; init; }

    /// <summary>Where the LoRA, or what stands for it, goes; a full path.</summary>
    public required string Output { get; init; }

    /// <summary>Where the job's handle goes; a full path.</summary>
    public required string JobPath { get; init; }

    public string? Title { get; init; }

    public long? Seed { get; init; }

    /// <summary>What else is asked of the training.</summary>
    public required TrainingOptions Options { get; init; }

    /// <summary>What becomes of captions that FLUX won't understand.</summary>
    public required PromptLintMode Lint { get; init; }

    /// <summary>Whether to stop before anything is submitted.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether the price is agreed to.</summary>
    public bool IsAgreed { get; init; }

    /// <summary>Whether to end as soon as it is submitted.</summary>
    public bool Detach { get; init; }
}
