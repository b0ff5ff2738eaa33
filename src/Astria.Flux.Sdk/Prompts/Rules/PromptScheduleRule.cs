using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX108: prompts that change while the picture is made, <c>[cat:dog:0.5]</c>, or take turns, <c>[cat|dog]</c>; SwarmUI's <c>&lt;fromto[0.5]:cat,dog&gt;</c> and <c>&lt;alternate:cat,dog&gt;</c> too.</summary>
internal sealed class PromptScheduleRule()
    : FluxRule("FLX108", "Prompt schedules", PromptRuleCategory.ForeignSyntax, PromptSeverity.Warning, PromptSignals.SquareBracket | PromptSignals.Tag)
{
    /// <summary>Whether a square bracket holds what this rule reports.</summary>
    public static bool IsScheduled(TokenView view, int open)
    {
        if (!view.IsCharacter(open, '[') || view.Tokens[open].Match <= open + 1)
            return false;
        var close = view.Tokens[open].Match;
        // The first colon is looked for only where there is one, within the bracket.
        return Braces.HasChoice(view, open) || (view.IsKind(close - 2, PromptTokenKind.Colon) && IsSchedule(view, open, close, view.Next(open + 1, PromptTokenKind.Colon)));
    }

    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        if (context.Profile.UnderstandsTemplates || view.IsJson())
            return;
        CheckTags(ref context, view);
        var colon = 0;
        for (var i = view.Next(0, PromptTokenKind.OpenBracket); i < view.Count; i = view.Next(i + 1, PromptTokenKind.OpenBracket))
        {
            if (!view.IsCharacter(i, '[') || view.Tokens[i].Match <= i + 1)
                continue;
            var close = view.Tokens[i].Match;
            // Moved on from bracket to bracket, so that all searches together are one pass.
            colon = view.Next(Math.Max(colon, i + 1), PromptTokenKind.Colon);
            if (Braces.HasChoice(view, i))
                Report(ref context, view, i, close, "take turns with words", Arm(view, i, '|'));
            else if (IsSchedule(view, i, close, colon))
                Report(ref context, view, i, close, "change words on the way", Arm(view, i, ':'));
            else
                continue;
            i = close;
        }
    }

    /// <summary>Whether a tag in angle brackets is one that this rule reports.</summary>
    public static bool IsScheduledTag(ReadOnlySpan<char> tag) => IsTag(tag, "fromto") || IsTag(tag, "alternate") || IsTag(tag, "alt");

    private static bool IsTag(ReadOnlySpan<char> tag, string name) =>
        tag.Length > name.Length + 1 && tag.Slice(1).StartsWith(name.AsSpan(), StringComparison.OrdinalIgnoreCase) && tag[name.Length + 1] is ':' or '[';

    private static void CheckTags(ref PromptRuleContext context, scoped TokenView view)
    {
        if (!view.Has(PromptSignals.Tag))
            return;
        for (var i = view.Next(0, PromptTokenKind.AngleTag); i < view.Count; i = view.Next(i + 1, PromptTokenKind.AngleTag))
        {
            var tag = view.Text(i);
            if (IsScheduledTag(tag))
                ReportTag(ref context, view.Tokens[i].Span, IsTag(tag, "fromto") ? "change words on the way" : "take turns with words", tag.Slice(tag.IndexOf(':') + 1));
        }
    }

    // SwarmUI parts arms by "||", "|" or commas.
    private static void ReportTag(ref PromptRuleContext context, PromptSpan span, string what, scoped ReadOnlySpan<char> arms)
    {
        var end = arms.IndexOf('|') is >= 0 and var bar ? bar : arms.IndexOf(',');
        var arm = end < 0 ? default : arms.Slice(0, end).Trim();
        context.Report(span, $"FLUX can't {what}; it reads them all at once. Choose one.", !context.IsExplaining || arm.Length == 0 ? null : new("Keep the first", PromptFixKind.Suggestion, new PromptEdit(span, arm.ToString())));
    }

    private static void Report(ref PromptRuleContext context, scoped TokenView view, int open, int close, string what, int arm)
    {
        // Keeps the first arm, unless that is empty.
        var fix = arm > open + 1
            ? new PromptFix("Keep the first", PromptFixKind.Suggestion, PromptEdit.Remove(view.Tokens[open].Span), PromptEdit.Remove(PromptSpan.FromBounds(view.Tokens[arm - 1].End, view.Tokens[close].End)))
            : null;
        context.Report(view.Span(open, close), $"FLUX can't {what}; it reads them all at once. Choose one.", fix);
    }

    private static bool IsSchedule(TokenView view, int open, int close, int first)
    {
        if (!view.IsKind(close - 1, PromptTokenKind.Number) || !view.IsKind(close - 2, PromptTokenKind.Colon))
            return false;
        var when = WeightNumber.Parse(view.Text(close - 1));
        // "[10:30]" is a time; "[mood: 3]" an answer.
        if (double.IsNaN(when) || when < 0 || view.IsKind(close - 3, PromptTokenKind.Number))
            return false;
        return first < close - 2 || (first > open + 1 && (view.Text(close - 1).IndexOf('.') >= 0 || view.IsGlued(close - 1)));
    }

    // Where the first arm ends; a bracket within it is part of it. One that is closed behind this one is not within it: "[a (b:0.5] c)".
    private static int Arm(TokenView view, int open, char sign)
    {
        var close = view.Tokens[open].Match;
        var i = open + 1;
        while (i < close && !view.IsCharacter(i, sign))
            i = view.IsKind(i, PromptTokenKind.OpenBracket) && view.Tokens[i].Match > i && view.Tokens[i].Match < close ? view.Tokens[i].Match + 1 : i + 1;
        return i;
    }
}
