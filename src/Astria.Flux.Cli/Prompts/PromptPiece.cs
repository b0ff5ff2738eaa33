using Astria.Flux.Prompts.Output;

namespace Astria.Flux.Cli.Prompts;

/// <summary>A piece of a file of prompts: a prompt with what stands around it, or something without one. The pieces together are the file.</summary>
internal sealed record PromptPiece
{
    /// <summary>The line on which the piece begins, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The piece as it stands in the file.</summary>
    public required string Raw { get; init; }

    /// <summary>The prompt; <see langword="null"/> when the piece has none.</summary>
    public string? Prompt { get; init; }

    /// <summary>Why the piece has no prompt though it should.</summary>
    public string? Fault { get; init; }

    /// <summary>The column of the fault, from 1; <see langword="null"/> when it is the whole line's.</summary>
    public int? FaultColumn { get; init; }

    /// <summary>Where the fault is, as messages write it: the line, and the column if it is known.</summary>
    public string FaultPlace => FaultColumn is { } column ? Invariant($"{Line}:{column}") : Invariant($"{Line}");

    /// <summary>Where in <see cref="Raw"/> the prompt stands, as it is written there.</summary>
    public Range Place { get; init; }

    /// <summary>For a JSON line, the column of each code unit of the prompt.</summary>
    public IReadOnlyList<int>? JsonColumns { get; init; }

    /// <summary>For a field of a table, the position of each code unit of the prompt.</summary>
    public IReadOnlyList<PromptPosition>? CsvPositions { get; init; }

    /// <summary>The same piece with another prompt; all else in it stays as it is.</summary>
    public PromptPiece With(string prompt)
    {
        var (before, after) = (Raw[..Place.Start], Raw[Place.End..]);
        if (JsonColumns is not null)
            return PromptPieces.OfJson(Line, before + JsonString.Encode(prompt) + after);
        if (CsvPositions is { Count: > 0 } && CsvField.Read(Raw[Place], CsvStart()) is { } field)
            return CsvField.Into(this with { Raw = before + field.Written(prompt) + after }, before.Length, field.Written(prompt), CsvStart());
        return this with { Raw = before + prompt + after, Prompt = prompt, Place = Place.Start..(Place.Start.Value + prompt.Length) };
    }

    // Where the field begins, its quote included.
    private PromptPosition CsvStart() => PromptPieces.Advance(new(Line, 1), Raw.AsSpan(0, Place.Start.Value));
}
