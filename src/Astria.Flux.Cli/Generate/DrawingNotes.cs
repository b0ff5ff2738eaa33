namespace Astria.Flux.Cli.Generate;

/// <summary>What this command needs to go on with a drawing, beside the engine's handle.</summary>
internal sealed record DrawingNotes
{
    /// <summary>The prompt as it was asked for.</summary>
    public required string Asked { get; init; }

    /// <summary>The word that calls the first tune, for the linter; <see langword="null"/> for none.</summary>
    public string? Token { get; init; }

    /// <summary>What the names of the pictures begin with.</summary>
    public required string Stem { get; init; }

    /// <summary>Where the pictures go; a full path.</summary>
    public required string Folder { get; init; }

    /// <summary>What is drawn with.</summary>
    public required IReadOnlyList<TuneUse> Tunes { get; init; }
}
