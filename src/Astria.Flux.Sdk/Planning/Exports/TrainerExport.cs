namespace Astria.Flux.Planning.Exports;

/// <summary>A plan in another trainer's words: its files, and what those words can't say.</summary>
public sealed record TrainerExport
{
    /// <summary>The trainer, such as <c>ai-toolkit</c>.</summary>
    public required string Trainer { get; init; }

    /// <summary>The files by name: their text.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>Where the trainer will do otherwise than the plan, in words for a person.</summary>
    /// <value>Default: nowhere.</value>
    public IReadOnlyList<string> Differences { get; init; } = [];
}
