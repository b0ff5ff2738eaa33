using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Astria.Flux.Analyzers.Literals;
using Astria.Flux.Prompts.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Astria.Flux.Analyzers;

/// <summary>Hands a fix to the code fix provider, which sees a diagnostic and no prompt.</summary>
/// <remarks>An edit is <c>start length count replacement</c>, the count being of the replacement's characters; the next follows right behind it.</remarks>
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
        TryAdd(fix);
        foreach (var alternative in fix.Alternatives)
            TryAdd(alternative);
        return properties;

        void TryAdd(PromptFix one)
        {
            if (Translate(one, text, tree) is not { } edits)
                return;
            var number = Number(count++);
            properties = properties.Add(Title + number, one.Title).Add(Kind + number, one.Kind.ToString()).Add(Edits + number, edits);
        }
    }

    /// <summary>What a property of a diagnostic's fix or of one of its alternatives ends with.</summary>
    public static string Number(int index) => index == 0 ? string.Empty : index.ToString(CultureInfo.InvariantCulture);

    private static string? Translate(PromptFix fix, LiteralText text, SyntaxTree tree)
    {
        var edits = new StringBuilder();
        foreach (var edit in fix.Edits)
        {
            if (!TryTranslate(edit, text, tree, edits))
                return null;
        }

        return edits.ToString();
    }

    /// <summary>Adds the changes of the source that make an edit of the prompt. Impossible when it would touch text that only the running program knows.</summary>
    private static bool TryTranslate(PromptEdit edit, LiteralText text, SyntaxTree tree, StringBuilder edits)
    {
        var units = text.Units(edit.Span.Start, edit.Span.Length);
        foreach (var unit in units)
        {
            if (unit.IsHole || unit.Token.SyntaxTree != tree)
                return false;
        }

        if ((units.Count > 0 ? units[0] : text.UnitAt(edit.Span.Start)) is not { } first || EscapeWriter.Write(edit.Replacement, first.Spelling) is not { } replacement)
            return false;
        // One change for each literal: what is between two of them stays.
        var start = 0;
        for (var i = 1; i < units.Count; i++)
        {
            if (units[i].Token == units[start].Token)
                continue;
            Append(edits, TextSpan.FromBounds(units[start].Span.Start, units[i - 1].Span.End), start == 0 ? replacement : string.Empty);
            start = i;
        }

        var last = units.Count > 0 ? TextSpan.FromBounds(units[start].Span.Start, units[units.Count - 1].Span.End) : new TextSpan(first.Span.Start, 0);
        Append(edits, last, start == 0 ? replacement : string.Empty);
        return true;
    }

    private static void Append(StringBuilder edits, TextSpan span, string replacement) =>
        edits.Append(span.Start).Append(' ').Append(span.Length).Append(' ').Append(replacement.Length).Append(' ').Append(replacement);

    public static IEnumerable<TextChange> ChangesOf(string edits)
    {
        for (var next = 0; next < edits.Length;)
        {
            var span = new TextSpan(TakeNumber(edits, ref next), TakeNumber(edits, ref next));
            var length = TakeNumber(edits, ref next);
            yield return new TextChange(span, edits.Substring(next, length));
            next += length;
        }
    }

    private static int TakeNumber(string edits, ref int next)
    {
        var start = next;
        next = edits.IndexOf(' ', start) + 1;
        return int.Parse(edits.Substring(start, next - 1 - start), CultureInfo.InvariantCulture);
    }
}
