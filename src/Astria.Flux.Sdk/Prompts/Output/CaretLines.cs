using System.Text;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Output;

/// <summary>The line of a prompt that a finding is on, and carets under the finding.</summary>
internal static class CaretLines
{
    // What a terminal of 100 columns shows beside the margin.
    private const int Before = 40;
    private const int Widest = 96;

    // Enough to tell that a line goes on, half of a pair included.
    private const int Beyond = 2;
    private const char Cut = '…';

    public static (string Text, string Carets) Render(string prompt, PromptSpan span)
    {
        // Where the line ends doesn't matter beyond what is shown: a long one with many findings isn't searched for each.
        var (first, last) = (Math.Max(0, span.Start - Before - Beyond), Math.Min(prompt.Length, span.Start + Widest + Beyond));
        var lineStart = first + prompt.AsSpan(first, span.Start - first).LastIndexOf('\n') + 1;
        var lineLength = prompt.AsSpan(span.Start, last - span.Start).IndexOf('\n');
        var lineEnd = lineLength < 0 ? last : span.Start + lineLength;
        var start = Whole(prompt, Math.Max(lineStart, span.Start - Before));
        var end = Whole(prompt, Math.Min(lineEnd, start + Widest));

        var text = new StringBuilder();
        var carets = new StringBuilder();
        if (start > lineStart)
        {
            text.Append(Cut);
            carets.Append(' ');
        }

        for (var i = start; i < end;)
        {
            var isWhole = Rune.TryGetRuneAt(prompt, i, out var rune);
            var length = isWhole ? rune.Utf16SequenceLength : 1;
            // Tabs, controls and halves of pairs would move what follows, or worse.
            var isShown = isWhole && !Rune.IsControl(rune);
            text.Append(isShown ? rune.ToString() : " ");
            carets.Append(i + length > span.Start && i < Math.Max(span.End, span.Start + 1) ? '^' : ' ', isShown ? DisplayWidth.Of(rune) : 1);
            i += length;
        }

        if (end < lineEnd)
            text.Append(Cut);
        // An empty finding, or one at the very end, still gets its caret.
        if (!carets.ToString().Contains('^', StringComparison.Ordinal))
            carets.Append('^');
        return (text.ToString(), carets.ToString().TrimEnd());
    }

    private static int Whole(string prompt, int position) =>
        position > 0 && position < prompt.Length && char.IsLowSurrogate(prompt[position]) && char.IsHighSurrogate(prompt[position - 1]) ? position - 1 : position;
}
