using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules.Negation;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX201: negatives, <c>no hat</c>, <c>without glasses</c>, <c>not smiling</c>. FLUX does no negatives, and the thing named
/// tends to appear.</summary>
/// <remarks>Text in quotes, names, idioms and other languages' "no" are left alone. Source: Astria's documentation, FLUX fine-tuning page;
/// Black Forest Labs' prompting guide.</remarks>
public sealed class NegationRule : PromptRule
{
    /// <summary>Creates the rule.</summary>
    public NegationRule()
        : base(new("FLX201", "Negated concept", PromptRuleCategory.Negation, PromptSeverity.Warning, "docs/rules/FLX201.md"))
    {
    }

    /// <inheritdoc/>
    public override void Check(ref PromptRuleContext context)
    {
        if (context.Profile.UnderstandsNegation || !context.Text.Has(PromptTokenKind.Word))
            return;
        if (Find(context.Text) is { } findings)
            Report(ref context, findings);
    }

    private static List<NegationFinding>? Find(PromptText text)
    {
        List<NegationFinding>? findings = null;
        var reader = new NegationReader(text);
        var tokens = text.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind != PromptTokenKind.Word)
                continue;
            if (IsNegativeSection(text, i))
                break;
            if (!reader.TryRead(i, out var finding))
                continue;
            (findings ??= []).Add(finding);
            i = finding.Last;
        }

        return findings;
    }

    private static void Report(ref PromptRuleContext context, List<NegationFinding> findings)
    {
        var text = context.Text;
        var removal = new NegationRemoval(text);
        var cuts = new PromptSpan[findings.Count];
        for (var i = 0; i < cuts.Length; i++)
            cuts[i] = removal.Cut(findings[i]);
        // Nothing but negatives: what to draw instead is for a person to say.
        var leavesNothing = !LeavesSomething(text, cuts);
        for (var i = 0; i < cuts.Length; i++)
        {
            var span = findings[i].SpanIn(text.Tokens);
            var fix = leavesNothing || cuts[i].Length == 0
                ? null
                : new PromptFix("Remove the negative", KindOf(text, findings[i]), PromptEdit.Remove(cuts[i]));
            var words = text[span].ToString();
            var message = $"FLUX does no negatives: '{words}' tends to draw the very thing. Say what is to be seen instead.";
            context.Report(span, message, fix);
        }
    }

    // An instruction may be meant for an editing model, and where a list ends is a guess.
    private static PromptFixKind KindOf(PromptText text, NegationFinding finding)
    {
        var isInstruction = finding.Kind is NegationCue.Verb or NegationCue.Instruction || finding.First < finding.Cue;
        return isInstruction || IsList(text, finding) ? PromptFixKind.Suggestion : PromptFixKind.Safe;
    }

    private static bool IsList(PromptText text, NegationFinding finding)
    {
        for (var i = finding.Cue; i < finding.Last; i++)
        {
            if (text.Tokens[i].Kind == PromptTokenKind.Comma)
                return true;
        }

        return false;
    }

    private static bool LeavesSomething(PromptText text, PromptSpan[] cuts)
    {
        var cut = 0;
        foreach (var token in text.Tokens)
        {
            while (cut < cuts.Length && cuts[cut].End <= token.Start)
                cut++;
            var isCut = cut < cuts.Length && cuts[cut].Overlaps(token.Span);
            if (!isCut && IsSomething(token.Kind))
                return true;
        }

        return false;
    }

    private static bool IsSomething(PromptTokenKind kind) =>
        kind is PromptTokenKind.Word or PromptTokenKind.Number or PromptTokenKind.Quoted or PromptTokenKind.NetworkTag;

    // "Negative prompt: …" is a section of its own, not a sentence that negates.
    private static bool IsNegativeSection(PromptText text, int index)
    {
        var tokens = text.Tokens;
        return index + 2 < tokens.Length && tokens[index].Length == 8 && tokens[index + 2].Kind == PromptTokenKind.Colon
            && text[tokens[index]].Equals("negative".AsSpan(), StringComparison.OrdinalIgnoreCase)
            && text[tokens[index + 1]].StartsWith("prompt".AsSpan(), StringComparison.OrdinalIgnoreCase);
    }
}
