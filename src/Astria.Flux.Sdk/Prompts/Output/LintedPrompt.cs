namespace Astria.Flux.Prompts.Output;

/// <summary>What was found in a prompt, and where the prompt stands.</summary>
/// <param name="Result">What was found.</param>
public sealed record LintedPrompt(LintResult Result)
{
    /// <summary>The file it stands in.</summary>
    /// <value>Default: <see langword="null"/>, in none.</value>
    public string? File { get; init; }

    /// <summary>The line of the file on which it begins, from 1.</summary>
    /// <value>Default: 1.</value>
    public int Line { get; init; } = 1;

    /// <summary>For a prompt that is a JSON string on one line: the column of each of its code units, from 1, and of the closing quote after them.</summary>
    /// <value>Default: <see langword="null"/>: the prompt stands in the file as it is, from the first column on.</value>
    public IReadOnlyList<int>? JsonColumns { get; init; }

    /// <summary>For a prompt that is a field of a table (.csv): the position of each of its code units, and of what follows the last.</summary>
    /// <value>Default: <see langword="null"/>: the prompt is no such field.</value>
    public IReadOnlyList<PromptPosition>? CsvPositions { get; init; }

    /// <summary>Where a code unit of the prompt stands.</summary>
    /// <param name="offset">The code unit, from 0; the prompt's length is the position after the last.</param>
    /// <returns>Its line and column in the file.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The prompt has no such code unit.</exception>
    public PromptPosition PositionOf(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Result.Prompt.Length);
        if (JsonColumns is not null)
            return new(Line, JsonColumns[offset]);
        if (CsvPositions is not null)
            return CsvPositions[offset];
        var before = Result.Prompt.AsSpan(0, offset);
        return new(Line + before.Count('\n'), offset - before.LastIndexOf('\n'));
    }
}
