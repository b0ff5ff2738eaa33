using Astria.Flux.Cli.Plan;
using Astria.Flux.Training;

namespace Astria.Flux.Cli.Train;

/// <summary>A training as programs read it; docs/cli/train.schema.json is its form.</summary>
internal sealed record TrainReport
{
    /// <summary>How it stands: <c>planned</c>, <c>submitted</c> or <c>trained</c>.</summary>
    public required string State { get; init; }

    /// <summary>The plan; left out when a job was only waited for.</summary>
    public PlanReport? Plan { get; init; }

    /// <summary>What the linter found in captions.</summary>
    public IReadOnlyList<CaptionReport> Captions { get; init; } = [];

    /// <summary>The file with the job's handle.</summary>
    public string? Job { get; init; }

    /// <summary>The LoRA's file; left out when a service keeps it.</summary>
    public string? Lora { get; init; }

    /// <summary>The file with the tune, to draw with.</summary>
    public string? TuneFile { get; init; }

    /// <summary>The tune.</summary>
    public Tune? Tune { get; init; }

    /// <summary>The pictures that were drawn on the way.</summary>
    public IReadOnlyList<string> Previews { get; init; } = [];
}

/// <summary>A finding in a caption.</summary>
internal sealed record CaptionReport(string Image, string Id, string Severity, int Start, int Length, string Message);
