namespace Astria.Flux.Imaging.Advice;

/// <summary>One thing to know about a photo or a set: what was found, held against what, and what to do.</summary>
public sealed record PhotoAdvice
{
    /// <summary>What it is about, one of <see cref="AdviceCodes"/> or a code of your own.</summary>
    public required string Code { get; init; }

    /// <summary>How much it matters.</summary>
    public required AdviceSeverity Severity { get; init; }

    /// <summary>The photo's name.</summary>
    /// <value>Default: <see langword="null"/>, it is about the set.</value>
    public string? Photo { get; init; }

    /// <summary>Other photos it is about, such as the one this is a copy of.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<string> OtherPhotos { get; init; } = [];

    /// <summary>What was found, with the figure and the threshold: <c>blurry: focus 0.031, below 0.05</c>.</summary>
    public required string Finding { get; init; }

    /// <summary>What to do about it: <c>retake it or leave it out</c>.</summary>
    public required string Remedy { get; init; }

    /// <summary>The figures by name, thresholds included.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyDictionary<string, double> Figures { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>The finding and the remedy on one line.</summary>
    public string Message => $"{Finding}; {Remedy}.";

    /// <summary>Photo, code and message on one line.</summary>
    /// <returns>Such as <c>04.jpg: FACE_BLURRED blurry: focus 0.031, below 0.05; retake it or leave it out.</c></returns>
    public override string ToString() => $"{Photo ?? "set"}: {Code} {Message}";
}
