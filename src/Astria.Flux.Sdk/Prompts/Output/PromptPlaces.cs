namespace Astria.Flux.Prompts.Output;

/// <summary>Where the code units of one prompt stand, for a report that asks for many: looks for the lines once.</summary>
internal sealed class PromptPlaces
{
    private readonly LintedPrompt _prompt;

    // Of the second line and those after it.
    private readonly List<int> _lineStarts = [];

    public PromptPlaces(LintedPrompt prompt)
    {
        _prompt = prompt;
        var text = prompt.Result.Prompt;
        for (var end = text.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = text.IndexOf('\n', end + 1))
            _lineStarts.Add(end + 1);
    }

    /// <summary>As <see cref="LintedPrompt.PositionOf"/>.</summary>
    public PromptPosition PositionOf(int offset)
    {
        if (_prompt.JsonColumns is not null || _prompt.CsvPositions is not null)
            return _prompt.PositionOf(offset);
        var found = _lineStarts.BinarySearch(offset);
        var lines = found >= 0 ? found + 1 : ~found;
        return new(_prompt.Line + lines, offset - (lines == 0 ? 0 : _lineStarts[lines - 1]) + 1);
    }
}
