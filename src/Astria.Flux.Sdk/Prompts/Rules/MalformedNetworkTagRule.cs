using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX112: network tags that will not be recognised, <c>&lt;lora::0.8&gt;</c>, <c>&lt;lora:12:0,8&gt;</c>, <c>&lt; lora:12:1&gt;</c>, <c>&lt;lora:12:0.8</c>.</summary>
internal sealed class MalformedNetworkTagRule()
    : FluxRule("FLX112", "Malformed network tags", PromptRuleCategory.ForeignSyntax, PromptSeverity.Error, PromptSignals.Tag | PromptSignals.Angle)
{
    // How many tokens a tag can have, when it was not recognised as one.
    private const int LongestTag = 16;

    public override void Check(ref PromptRuleContext context)
    {
        if (!context.Profile.UnderstandsNetworkTags)
            return;
        var view = new TokenView(context.Text);
        for (var i = view.Next(0, PromptTokenKind.NetworkTag, PromptTokenKind.Punctuation); i < view.Count; i = view.Next(i + 1, PromptTokenKind.NetworkTag, PromptTokenKind.Punctuation))
        {
            if (view.Kind(i) == PromptTokenKind.NetworkTag)
                CheckTag(ref context, view, i);
            else if (view.Kind(i) == PromptTokenKind.Punctuation && view.IsCharacter(i, '<'))
                i = CheckBroken(ref context, view, i);
        }
    }

    private static void CheckTag(ref PromptRuleContext context, scoped TokenView view, int index)
    {
        var tag = view.Text(index);
        var parts = new NetworkTagText(tag);
        var span = view.Tokens[index].Span;
        if (!parts.IsSound)
        {
            var what = parts.Id.Trim().Length == 0 ? "has no id" : "has a weight that is no number";
            context.Report(span, $"The tag {what}, so nothing is loaded. Write it as <lora:123456:0.8>.");
            return;
        }

        if (tag.IndexOf(' ') >= 0 && parts.Id.Trim().IndexOf(' ') < 0)
            context.ReportAs(PromptSeverity.Warning, span, "A tag has no blanks. Take them out.", Rewrite("Take the blanks out", span, tag.ToString().Replace(" ", string.Empty)));
        else if (parts.WeightText.IndexOf(',') >= 0)
            context.ReportAs(PromptSeverity.Warning, span, "A weight has a point, not a comma.", Rewrite("Write a point", span, tag.ToString().Replace(',', '.')));
        else if (!parts.HasWeight && !parts.IsFace)
            context.ReportAs(PromptSeverity.Information, span, "The tag has no weight; say how strong it is to be: <lora:123456:0.8>.", null);
        else if (parts.HasMore)
            context.ReportAs(PromptSeverity.Information, span, "Astria takes one weight; what is behind it is ignored.", null);
    }

    // "< lora:12:1>", "<lora:12:0.8 ohwx man".
    private static int CheckBroken(ref PromptRuleContext context, scoped TokenView view, int open)
    {
        if (!view.IsKind(open + 1, PromptTokenKind.Word) || !NetworkTags.IsName(view.Word(open + 1)) || !view.IsKind(open + 2, PromptTokenKind.Colon))
            return open;
        var end = open + 3;
        while (end < view.Count && end < open + LongestTag && view.Kind(end) is PromptTokenKind.Word or PromptTokenKind.Number or PromptTokenKind.Colon or PromptTokenKind.Dash)
            end++;
        if (view.IsCharacter(end, '>'))
        {
            var span = view.Span(open, end);
            context.ReportAs(PromptSeverity.Warning, span, "A tag has no blanks. Take them out.", Rewrite("Take the blanks out", span, context.Text[span].ToString().Replace(" ", string.Empty)));
            return end;
        }

        context.Report(view.Span(open, open + 2), "The tag is not closed, so nothing is loaded. Write it as <lora:123456:0.8>.");
        return open + 2;
    }

    private static PromptFix Rewrite(string title, PromptSpan span, string tag) => new(title, PromptFixKind.Safe, new PromptEdit(span, tag));
}
