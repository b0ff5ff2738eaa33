namespace Astria.Flux.Cli.Generate;

/// <summary>The pictures of one prompt as programs read them; docs/cli/generate.schema.json is its form.</summary>
internal sealed record PictureReport
{
    /// <summary>The prompt as it was asked for.</summary>
    public required string Asked { get; init; }

    /// <summary>The prompt as it was drawn.</summary>
    public required string Prompt { get; init; }

    public required string Engine { get; init; }

    public required IReadOnlyList<PictureFile> Images { get; init; }

    /// <summary>What the linter found in the prompt as it was asked for.</summary>
    public required IReadOnlyList<FindingReport> Diagnostics { get; init; }

    /// <summary>The tunes that were drawn with.</summary>
    public required IReadOnlyList<TuneUse> Tunes { get; init; }

    public required double Seconds { get; init; }
}

/// <summary>A picture that was drawn.</summary>
internal sealed record PictureFile(string File, string MediaType, int Width, int Height, long? Seed, long Bytes, string Sha256);

/// <summary>A finding in a prompt.</summary>
internal sealed record FindingReport(string Id, string Severity, int Start, int Length, string Message);

/// <summary>A tune, and how much it counted.</summary>
internal sealed record TuneUse(string Id, double Weight);
