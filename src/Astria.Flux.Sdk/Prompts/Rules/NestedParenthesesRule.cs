using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX102: brackets in brackets for emphasis, <c>((word))</c> or <c>[[word]]</c>. FLUX has no such emphasis and reads them as
/// words.</summary>
/// <remarks>Nested brackets that carry a weight are the business of <see cref="WeightedParenthesesRule"/>, schedules in schedules that of <see cref="PromptScheduleRule"/>.</remarks>
public sealed class NestedParenthesesRule : PromptRule
{
    // How many tokens are looked at to tell a formula from a phrase.
    private const int FormulaReach = 6;

    // Letters that are eyes, noses and mouths, and the unknown of a formula.
    private const string Faces = "oOxXuUvVwWTQ";

    /// <summary>Creates the rule.</summary>
    public NestedParenthesesRule()
        : base(new("FLX102", "Nested parentheses", PromptRuleCategory.ForeignSyntax, PromptSeverity.Warning, "docs/rules/FLX102.md"), PromptSignals.BracketInBracket)
    {
    }

    /// <inheritdoc/>
    public override void Check(ref PromptRuleContext context)
    {
        var text = context.Text;
        if (context.Profile.UnderstandsWeights)
            return;
        var view = new TokenView(text);
        var nextWord = 0;
        for (var i = view.Next(0, PromptTokenKind.OpenBracket); i < view.Count; i = view.Next(i + 1, PromptTokenKind.OpenBracket))
        {
            var first = i;
            var run = BracketRun.Read(text, i, ref nextWord);
            i = run.Next - 1;
            if (run is { IsNested: false } or { IsWeighted: true } || PromptScheduleRule.IsScheduled(view, first))
                continue;
            if (run.IsMatched ? !view.IsCharacter(first, '{') && (HasLongWord(text, view, run.Span.End, nextWord) || IsLetter(view, first, i)) : IsLeftOpen(view, first, i))
            {
                context.Report(
                    run.Span,
                    "FLUX has no emphasis by brackets; it reads them as words. Remove them, and name what matters first.",
                    context.IsExplaining
                        ? new("Remove the brackets", PromptFixKind.Safe, run.IsMatched ? run.Unwrap() : [PromptEdit.Remove(run.Span)]) { Alternatives = FrontMove.OfEmphasis(text, first, run) is { } move ? [move] : [] }
                        : null);
            }
        }
    }

    // "((glow, night": nobody closed them. Behind anything but a blank or a separator they are a face, or a line of code.
    private static bool IsLeftOpen(TokenView view, int first, int last) =>
        view.Word(last + 1).Length > 1 && view.IsGlued(last + 1) && (!view.IsGlued(first) || view.Kind(first - 1) is PromptTokenKind.Comma or PromptTokenKind.LineBreak)
        && view.Tokens[first].Match == PromptToken.Unmatched && view.Tokens[last].Match == PromptToken.Unmatched;

    // ((a + b) × c) is a formula, ((a cat)), ((b&w)) and a word of one sign, ((猫)), are not.
    private static bool HasLongWord(PromptText text, TokenView view, int end, int firstWord)
    {
        var tokens = text.Tokens;
        for (var i = firstWord; i < tokens.Length && i < firstWord + FormulaReach && tokens[i].Start < end; i++)
        {
            var first = text.Characters[tokens[i].Start];
            if (tokens[i].Kind == PromptTokenKind.Word ? tokens[i].Length > 1 || CharacterClasses.IsEastern(first) : first == '&' && view.IsGlued(i) && view.IsGlued(i + 1))
                return true;
        }

        return false;
    }

    // ((a)), (((b))) and nothing else; but f((x)) is a formula, ((o)) a face.
    private static bool IsLetter(TokenView view, int first, int last) =>
        view.Kind(last + 1) == PromptTokenKind.Word && view.Kind(last + 2) == PromptTokenKind.CloseBracket && Faces.IndexOf(view.Word(last + 1)[0]) < 0
        && !(view.IsGlued(first) && view.Kind(first - 1) == PromptTokenKind.Word);
}
