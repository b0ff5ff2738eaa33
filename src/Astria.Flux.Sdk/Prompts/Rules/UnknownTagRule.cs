using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX111: tags in angle brackets that mean nothing here, <c>&lt;wildcard:x&gt;</c>, <c>&lt;segment:face&gt;</c>, <c>&lt;https://…&gt;</c>.</summary>
internal sealed class UnknownTagRule()
    : FluxRule("FLX111", "Unknown tags", PromptRuleCategory.ForeignSyntax, PromptSeverity.Warning, PromptSignals.Tag)
{
    // SwarmUI's, and the extensions of the web UI.
    private static readonly WordTable Names = new(
        "random repeat wildcard wc var setvar macro setmacro trigger preset p param segment clear break region object base refiner video videoswap "
        + "extend comment pixeldecoder hypernet lyco ti text mpprompt mporder edit http https");

    public override void Check(ref PromptRuleContext context)
    {
        if (context.Profile.UnderstandsTemplates)
            return;
        var view = new TokenView(context.Text);
        for (var i = view.Next(0, PromptTokenKind.NetworkTag, PromptTokenKind.AngleTag); i < view.Count; i = view.Next(i + 1, PromptTokenKind.NetworkTag, PromptTokenKind.AngleTag))
        {
            if (view.Kind(i) == PromptTokenKind.NetworkTag)
                CheckNetwork(ref context, view, i);
            else if (view.Kind(i) == PromptTokenKind.AngleTag)
                CheckTag(ref context, view, i);
        }
    }

    private static void CheckNetwork(ref PromptRuleContext context, scoped TokenView view, int index)
    {
        var tag = view.Text(index);
        var isAstrias = tag.StartsWith("<lora:".AsSpan(), StringComparison.OrdinalIgnoreCase) || tag.StartsWith("<faceid:".AsSpan(), StringComparison.OrdinalIgnoreCase);
        if (!context.Profile.UnderstandsNetworkTags || (!isAstrias && context.Profile.UnderstandsAstriaFlags))
            context.Report(view.Tokens[index].Span, "Nothing loads a network for this tag here; the model reads it as words.");
    }

    private static void CheckTag(ref PromptRuleContext context, scoped TokenView view, int index)
    {
        var tag = view.Text(index);
        if (Placeholders.IsPlaceholder(tag) || EmbeddingRule.IsEmbedding(tag) || PromptScheduleRule.IsScheduledTag(tag))
            return;
        var nameEnd = 1;
        while (nameEnd < tag.Length && (tag[nameEnd] | 0x20) is >= 'a' and <= 'z')
            nameEnd++;
        var isCall = tag[nameEnd] is ':' or '[' && (Names.Contains(tag.Slice(1, nameEnd - 1)) || tag[nameEnd] == ':');
        var isKnown = isCall || tag[1] == '#';
        // Markup is no order to anybody, only noise.
        context.ReportAs(
            isKnown ? PromptSeverity.Warning : PromptSeverity.Information,
            view.Tokens[index].Span,
            "This tag means nothing here; the model reads it as words. Remove it.",
            new("Remove the tag", PromptFixKind.Suggestion, PromptEdit.Remove(view.Cut(index, index))));
    }
}
