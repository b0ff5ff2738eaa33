using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX110b: flags that Astria still takes but has fields for, <c>--video_prompt</c> and its kin.</summary>
internal sealed class LegacyAstriaFlagRule()
    : FluxRule("FLX110b", "Flags that are fields by now", PromptRuleCategory.ForeignSyntax, PromptSeverity.Hint, PromptSignals.Flag)
{
    public override void Check(ref PromptRuleContext context)
    {
        if (!context.Profile.UnderstandsAstriaFlags)
            return;
        var view = new TokenView(context.Text);
        FlagRemoval removal = new(view);
        bool? namesModel = null;
        for (var i = view.Next(0, PromptTokenKind.Flag); i < view.Count; i = view.Next(i + 1, PromptTokenKind.Flag))
        {
            var flag = new FlagText(view.Text(i));
            if (flag.Kind is not (PromptFlagKind.AstriaLegacyText or PromptFlagKind.AstriaLegacyValue or PromptFlagKind.AstriaLegacySwitch))
                continue;
            if (!context.IsExplaining)
                context.Note(view.Tokens[i].Span);
            else
                Report(ref context, view, ref removal, i, flag, namesModel ??= NamesModel(view));
        }
    }

    private static void Report(ref PromptRuleContext context, scoped TokenView view, ref FlagRemoval removal, int index, scoped FlagText flag, bool namesModel)
    {
        var field = flag.Field();
        var advice = field is { } named ? $"Set {named.Name} to {named.Value} instead."
            : flag.Kind != PromptFlagKind.AstriaLegacySwitch ? "Astria prefers it to the flag."
            : namesModel ? "With video_model set, it says nothing more." : "Set video_model to a model's name instead.";
        // Without a model's name, nothing but the flag says that it is to be a video.
        var canGo = (field is not null || (flag.Kind == PromptFlagKind.AstriaLegacySwitch && namesModel)) && !removal.LeavesNothing;
        context.Report(
            view.Tokens[index].Span,
            $"The request has a field for this. {advice}",
            canGo ? new PromptFix("Make it a field", PromptFixKind.Suggestion, removal.Of(index, index)) { Settings = field is { } set ? [set] : [] } : null);
    }

    private static bool NamesModel(TokenView view)
    {
        for (var i = view.Next(0, PromptTokenKind.Flag); i < view.Count; i = view.Next(i + 1, PromptTokenKind.Flag))
        {
            if (new FlagText(view.Text(i)).Field() is { Name: "video_model" })
                return true;
        }

        return false;
    }
}
