using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX114: a face, or a subject at the beginning, whose tag no word follows: the class name belongs right behind it.</summary>
internal sealed class NetworkTagWithoutClassRule()
    : FluxRule("FLX114", "Network tag without a class word", PromptRuleCategory.ForeignSyntax, PromptSeverity.Information, PromptSignals.Tag)
{
    public override void Check(ref PromptRuleContext context)
    {
        if (!context.Profile.UnderstandsAstriaFlags)
            return;
        var view = new TokenView(context.Text);
        var hasTrigger = (context.Text.Signals & PromptSignals.TriggerWord) != PromptSignals.None;
        for (var i = view.Next(0, PromptTokenKind.NetworkTag); i < view.Count; i = view.Next(i + 1, PromptTokenKind.NetworkTag))
        {
            var first = i;
            while (view.Kind(i + 1) == PromptTokenKind.NetworkTag)
                i++;
            var tag = new NetworkTagText(view.Text(i));
            var isSubject = tag.IsFace || (first == 0 && !hasTrigger);
            // "<lora:>" is another rule's.
            var isTag = tag.IsSound || !context.Profile.UnderstandsNetworkTags;
            if (isSubject && isTag && view.Kind(i + 1) is not (PromptTokenKind.Word or PromptTokenKind.Number))
                context.Report(view.Tokens[i].Span, "Say right behind the tag what it is: <faceid:123456:1> woman.");
        }
    }
}
