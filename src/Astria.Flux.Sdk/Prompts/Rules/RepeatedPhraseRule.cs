using System.Buffers;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX406: a phrase between commas that is there twice, or a word four times in a row. Saying it again adds nothing.</summary>
internal sealed class RepeatedPhraseRule()
    : FluxRule("FLX406", "Repeated phrases", PromptRuleCategory.Style, PromptSeverity.Information, PromptSignals.RepeatedSegment | PromptSignals.RepeatedWord)
{
    private const int MostInARow = 3;

    // Where so many different segments fall together, the rest is not compared: the time stays linear.
    private const int MostProbes = 16;

    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        if (view.Has(PromptSignals.RepeatedWord))
            CheckRows(ref context, view);
        if (!view.Has(PromptSignals.RepeatedSegment))
            return;
        var size = 16;
        while (size < view.Count)
            size *= 2;
        var table = ArrayPool<int>.Shared.Rent(size);
        table.AsSpan(0, size).Clear();
        CheckSegments(ref context, view, table.AsSpan(0, size));
        ArrayPool<int>.Shared.Return(table);
    }

    private static void CheckRows(ref PromptRuleContext context, scoped TokenView view)
    {
        var first = 0;
        for (var i = 1; i <= view.Count; i++)
        {
            if (i < view.Count && view.Tokens[i].Hash == view.Tokens[first].Hash && view.Tokens[i].Length == view.Tokens[first].Length && view.Kind(i) == PromptTokenKind.Word && view.Text(i).Equals(view.Text(first), StringComparison.OrdinalIgnoreCase))
                continue;
            if (i - first > MostInARow && view.Kind(first) == PromptTokenKind.Word)
                context.Report(view.Span(first, i - 1), "Saying it again adds nothing. Once is enough.", new("Say it once", PromptFixKind.Safe, PromptEdit.Remove(PromptSpan.FromBounds(view.Tokens[first].End, view.Tokens[i - 1].End))));
            first = i;
        }
    }

    // The table holds where segments begin, plus one, by the hash of their text.
    private static void CheckSegments(ref PromptRuleContext context, scoped TokenView view, scoped Span<int> table)
    {
        for (var first = 0; first < view.Count;)
        {
            var last = SegmentEnd(view, first);
            if (last >= first && view.Kind(first) == PromptTokenKind.Word && !IsSeparator(view, first, last) && !HoldsTag(view, first, last) && IsSeen(view, context.Text, first, last, table) && view.Kind(first - 1) == PromptTokenKind.Comma)
            {
                context.Report(
                    view.Span(first, last),
                    "This is there already. Once is enough.",
                    context.IsExplaining && view.Kind(last + 1) is null or PromptTokenKind.Comma or PromptTokenKind.Stop or PromptTokenKind.LineBreak or PromptTokenKind.Flag
                        ? new("Remove the repetition", PromptFixKind.Safe, PromptEdit.Remove(PromptSpan.FromBounds(view.Tokens[first - 2].End, view.Tokens[last].End))) : null);
            }

            first = Math.Max(last, first - 1) + 2;
        }
    }

    // "BREAK, BREAK" is another rule's.
    private static bool IsSeparator(TokenView view, int first, int last) => first == last && view.Has(first, PromptSignals.Separator);

    // A network named twice weighs twice: that is not taken away.
    private static bool HoldsTag(TokenView view, int first, int last) => view.Has(PromptSignals.Tag) && view.Next(first, PromptTokenKind.NetworkTag, PromptTokenKind.AngleTag) <= last;

    private static int SegmentEnd(TokenView view, int first)
    {
        for (var end = first; end < view.Tokens.Length; end++)
        {
            if (view.Tokens[end].Kind is PromptTokenKind.Comma or PromptTokenKind.Stop or PromptTokenKind.LineBreak or PromptTokenKind.Flag)
                return end - 1;
        }

        return view.Tokens.Length - 1;
    }

    private static bool IsSeen(TokenView view, PromptText text, int first, int last, Span<int> table)
    {
        var segment = text[view.Span(first, last)];
        var hash = 17u;
        foreach (var token in view.Tokens.Slice(first, last + 1 - first))
            hash = (hash ^ (token.Kind == PromptTokenKind.Word ? token.Hash : (uint)token.Length)) * 16777619u;
        for (var probe = 0; probe < MostProbes; probe++)
        {
            ref var slot = ref table[(int)(hash + (uint)probe) & (table.Length - 1)];
            if (slot == 0)
            {
                slot = first + 1;
                return false;
            }

            var known = text[view.Span(slot - 1, Math.Max(slot - 1, SegmentEnd(view, slot - 1)))];
            if (known.Equals(segment, StringComparison.OrdinalIgnoreCase))
                return view.Kind(first - 1) == PromptTokenKind.Comma && first > 1;
        }

        return false;
    }
}
