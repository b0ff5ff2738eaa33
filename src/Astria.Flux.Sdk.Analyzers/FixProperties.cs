using System.Collections.Immutable;
using System.Globalization;
using Astria.Flux.Analyzers.Literals;
using Astria.Flux.Prompts.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Astria.Flux.Analyzers;

/// <summary>Hands a fix to the code fix provider, which sees a diagnostic and no prompt.</summary>
/// <remarks>An edit is a line <c>start length replacement</c>; the replacement is escaped as in an address, so that it has no blanks or line ends.</remarks>
internal static class FixProperties
{
    public const string Title = "flux.title";
    public const string Kind = "flux.kind";
    public const string Edits = "flux.edits";

    public static ImmutableDictionary<string, string?> Of(PromptFix? fix, LiteralText text, SyntaxTree tree)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (fix is null)
            return properties;
        var count = 0;
        foreach (var one in fix.Alternatives.Prepend(fix))
        {
            if (Translate(one, text, tree) is not { } edits)
                continue;
            var number = Number(count++);
            properties = properties.Add(Title + number, one.Title).Add(Kind + number, one.Kind.ToString()).Add(Edits + number, edits);
        }

        return properties;
    }

    /// <summary>What a property of a diagnostic's fix or of one of its alternatives ends with.</summary>
    public static string Number(int index) => index == 0 ? string.Empty : index.ToString(CultureInfo.InvariantCulture);

    private static string? Translate(PromptFix fix, LiteralText text, SyntaxTree tree)
    {
        var lines = new List<string>();
        foreach (var edit in fix.Edits)
        {
            if (!TryTranslate(edit, text, tree, lines))
                return null;
        }

        return string.Join("\n", lines);
    }

    /// <summary>Adds the changes of the source that make an edit of the prompt. Impossible when it would touch text that only the running program knows.</summary>
    private static bool TryTranslate(PromptEdit edit, LiteralText text, SyntaxTree tree, List<string> lines)
    {
        var units = text.Units(edit.Span.Start, edit.Span.Length);
        if (units.Any(unit => unit.IsHole || unit.Token.SyntaxTree != tree))
            return false;
        if ((units.Count > 0 ? units[0] : text.UnitAt(edit.Span.Start)) is not { } first || EscapeWriter.Write(edit.Replacement, first.Spelling) is not { } replacement)
            return false;
        // One change for each literal: what is between two of them stays.
        var start = 0;
        for (var i = 1; i < units.Count; i++)
        {
            if (units[i].Token == units[start].Token)
                continue;
            Add(lines, TextSpan.FromBounds(units[start].Span.Start, units[i - 1].Span.End), start == 0 ? replacement : string.Empty);
            start = i;
        }

        var last = units.Count > 0 ? TextSpan.FromBounds(units[start].Span.Start, units[units.Count - 1].Span.End) : new TextSpan(first.Span.Start, 0);
        Add(lines, last, start == 0 ? replacement : string.Empty);
        return true;
    }

    private static void Add(List<string> lines, TextSpan span, string replacement) =>
        lines.Add(FormattableString.Invariant($"{span.Start} {span.Length} {Uri.EscapeDataString(replacement)}"));

    public static IEnumerable<TextChange> ChangesOf(string edits)
    {
        foreach (var line in edits.Split('\n'))
        {
            var parts = line.Split(' ');
            var span = new TextSpan(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
            yield return new TextChange(span, Uri.UnescapeDataString(parts[2]));
        }
    }
}
