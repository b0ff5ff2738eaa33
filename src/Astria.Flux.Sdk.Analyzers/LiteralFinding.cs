using Astria.Flux.Analyzers.Literals;
using Astria.Flux.Prompts.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Astria.Flux.Analyzers;

/// <summary>Turns a finding in a prompt into one in the source.</summary>
internal static class LiteralFinding
{
    /// <summary>The finding in the source.</summary>
    /// <returns><see langword="null"/> when it is about text that only the running program knows.</returns>
    public static Diagnostic? Of(PromptDiagnostic found, LiteralText text)
    {
        // With some of it unknown, nothing can be said about how short a prompt is.
        if (text.HasHoles && found.Severity < PromptSeverity.Warning && IsAboutLength(found.RuleId))
            return null;
        if (LocationOf(found, text) is not { } location)
            return null;
        var descriptor = RuleDescriptors.Of(found.RuleId);
        return Diagnostic.Create(descriptor, location, FixProperties.Of(found.Fix, text, location.SourceTree!), found.Message);
    }

    private static bool IsAboutLength(string ruleId) => RuleDescriptors.Of(ruleId).Category.EndsWith(nameof(PromptRuleCategory.Length), StringComparison.Ordinal);

    private static Location? LocationOf(PromptDiagnostic found, LiteralText text)
    {
        if (found.Length == 0)
            return text.UnitAt(found.Start) is { } place ? Location.Create(place.Token.SyntaxTree!, new TextSpan(place.Span.Start, 0)) : null;
        LiteralUnit? first = null;
        LiteralUnit? last = null;
        foreach (var unit in text.Units(found.Start, found.Length))
        {
            if (unit.IsHole)
                continue;
            // A constant in the middle of an expression may stand anywhere; what is underlined is in one place, best in the expression.
            if (first is null || (text.Holds(unit) && !text.Holds(first)))
                first = unit;
            if (unit.Token == first.Token || (text.Holds(unit) && text.Holds(first)))
                last = unit;
        }

        return first is { } from && last is { } to ? Location.Create(from.Token.SyntaxTree!, TextSpan.FromBounds(from.Span.Start, to.Span.End)) : null;
    }
}
