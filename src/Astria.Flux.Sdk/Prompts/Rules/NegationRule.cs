using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules.Negation;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX201: negatives, <c>no hat</c>, <c>without glasses</c>, <c>not smiling</c>. FLUX does no negatives, and the thing named tends to appear.</summary>
/// <remarks>Text in quotes, names, idioms and other languages' "no" are left alone. Source: Astria's documentation, FLUX fine-tuning page;
/// Black Forest Labs' prompting guide.</remarks>
public sealed class NegationRule : PromptRule
{
    /// <summary>Creates the rule.</summary>
    public NegationRule()
        : base(new("FLX201", "Negated concept", PromptRuleCategory.Negation, PromptSeverity.Warning, "docs/rules/FLX201.md"), PromptSignals.NegationCue | PromptSignals.Flag)
    {
    }

    /// <inheritdoc/>
    public override void Check(ref PromptRuleContext context)
    {
        if (context.Profile.UnderstandsNegation || !context.Text.Has(PromptTokenKind.Word))
            return;
        if (Find(context.Text) is { } findings)
            Report(ref context, findings);
        if ((context.Text.Signals & PromptSignals.Flag) != PromptSignals.None)
            UnwantedFlags.Report(ref context);
    }

    private static List<NegationFinding>? Find(PromptText text)
    {
        List<NegationFinding>? findings = null;
        var reader = new NegationReader(text);
        var view = new TokenView(text);
        int section = text.Tokens.Length, sectionEnd = section;
        if ((text.Signals & PromptSignals.NegativeSection) != PromptSignals.None && NegativeSections.TryFind(view, 0, out var heading, out var end))
            (section, sectionEnd) = (heading, end);
        for (var i = view.Next(0, PromptSignals.NegationCue | PromptSignals.NegativeSection); i < view.Count; i = view.Next(i + 1, PromptSignals.NegationCue | PromptSignals.NegativeSection))
        {
            // "Negative prompt: …" is a section of its own, not a sentence that negates.
            if (i == section)
            {
                i = sectionEnd;
                if (!NegativeSections.TryFind(view, i + 1, out section, out sectionEnd))
                    section = view.Count;
                continue;
            }

            if ((view.Tokens[i].Signals & PromptSignals.NegationCue) == PromptSignals.None || !reader.TryRead(i, out var finding))
                continue;
            Add(findings ??= [], finding);
            i = finding.Last;
        }

        return findings;
    }

    // "no helmet nowhere to be seen" negates from both sides, and is one negation.
    private static void Add(List<NegationFinding> findings, NegationFinding finding)
    {
        var last = findings.Count - 1;
        if (last >= 0 && finding.First <= findings[last].Last)
            findings[last] = findings[last] with { Last = finding.Last };
        else
            findings.Add(finding);
    }

    private static void Report(ref PromptRuleContext context, List<NegationFinding> findings)
    {
        var text = context.Text;
        if (!context.IsExplaining)
        {
            foreach (var finding in findings)
                context.Note(finding.SpanIn(text.Tokens));
            return;
        }

        var removal = new NegationRemoval(text);
        var cuts = new PromptSpan[findings.Count];
        for (var i = 0; i < cuts.Length; i++)
            cuts[i] = removal.Cut(findings[i]);
        CutEnds.Trim(text.Characters, cuts);
        // Nothing but negatives: what to draw instead is for a person to say.
        var leavesNothing = !LeavesSomething(text, cuts);
        for (var i = 0; i < cuts.Length; i++)
        {
            var span = findings[i].SpanIn(text.Tokens);
            var instead = Rewrites.For(text, findings[i]);
            var rewrites = NegationRewrite.Fixes(text, findings[i], cuts[i], instead);
            var fix = leavesNothing || cuts[i].Length == 0
                ? rewrites.Count == 0 ? null : new PromptFix(rewrites[0].Title, PromptFixKind.Suggestion, [.. rewrites[0].Edits]) { Alternatives = [.. rewrites.Skip(1)] }
                : new PromptFix("Remove the negative", KindOf(text, findings[i]), PromptEdit.Remove(cuts[i])) { Alternatives = rewrites };
            var message = NegationMessage.For(text[span].ToString(), instead);
            context.Report(span, message, fix);
        }
    }

    // An instruction may be meant for an editing model, where a list ends is a guess, and so is who does what a participle says.
    private static PromptFixKind KindOf(PromptText text, NegationFinding finding)
    {
        var isInstruction = finding.Kind is NegationCue.Verb or NegationCue.Instruction || finding.First < finding.Cue;
        return isInstruction || IsList(text, finding) || new NegationScope(text).GoesOnAsList(finding.Last) || TakesParticiple(text, finding) ? PromptFixKind.Suggestion : PromptFixKind.Safe;
    }

    // "an old man with no teeth smiling": it is the man who smiles.
    private static bool TakesParticiple(PromptText text, NegationFinding finding)
    {
        var view = new TokenView(text);
        return finding.Kind is NegationCue.No or NegationCue.Without && finding.Last > finding.Cue + 1 && view.IsKind(finding.First - 1, PromptTokenKind.Word)
            && NegationScope.IsParticiple(view.Word(finding.Last));
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
            if (!isCut && token.SaysSomething)
                return true;
        }

        return false;
    }
}
