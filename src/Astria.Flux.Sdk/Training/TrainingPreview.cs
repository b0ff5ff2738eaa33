namespace Astria.Flux.Training;

/// <summary>A picture drawn in the middle of a training, to see how far it is.</summary>
public sealed record TrainingPreview
{
    /// <summary>What it was drawn from.</summary>
    public required string Prompt { get; init; }

    /// <summary>The encoded picture.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>How it is encoded, such as <c>image/png</c>.</summary>
    public required string MediaType { get; init; }
}
