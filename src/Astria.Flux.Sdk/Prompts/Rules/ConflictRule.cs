using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>Two things that can't both be drawn: one phrase of each of two lists, in one prompt.</summary>
internal abstract class ConflictRule : FluxRule
{
    private readonly PromptSignals _left;
    private readonly PromptSignals _right;

    protected ConflictRule(string id, string title, PromptSeverity severity, (PromptSignals Signal, string Phrases) left, (PromptSignals Signal, string Phrases) right)
        : base(id, title, PromptRuleCategory.Conflict, severity, left.Signal)
    {
        _left = left.Signal;
        _right = right.Signal;
        Left = new(left.Phrases);
        Right = new(right.Phrases);
    }

    /// <summary>What is on one side.</summary>
    internal PhraseTable Left { get; }

    /// <summary>What is on the other.</summary>
    internal PhraseTable Right { get; }

    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        if (!Left.TryFind(view, _left, 0, out var left, out var leftEnd) || !Right.TryFind(view, _right, 0, out var right, out var rightEnd) || Excuses(view, left, leftEnd, right, rightEnd))
            return;
        var span = left < right ? view.Span(right, rightEnd) : view.Span(left, leftEnd);
        if (context.IsExplaining)
            context.Report(span, $"'{context.Text[view.Span(left, leftEnd)].ToString()}' and '{context.Text[view.Span(right, rightEnd)].ToString()}' can't both be drawn. Choose one.");
        else
            context.Note(span);
    }

    /// <summary>Whether the two go together after all.</summary>
    protected abstract bool Excuses(TokenView view, int left, int leftEnd, int right, int rightEnd);

    /// <summary>Whether a word that joins different parts of a picture is in it: "except for a red coat", "a grid of".</summary>
    protected static bool HasAny(TokenView view, PhraseTable phrases) => TryFind(view, phrases, out _, out _);

    private static bool TryFind(TokenView view, PhraseTable phrases, out int first, out int last)
    {
        for (first = 0; first < view.Count; first++)
        {
            last = phrases.Match(view, first);
            if (last >= 0)
                return true;
        }

        last = -1;
        return false;
    }
}
