using System.Text;
using Astria.Flux.Prompts.Diagnostics;

namespace Astria.Flux.Prompts;

/// <summary>Applies fixes to a text: each as a whole or not at all, and none that overlaps one applied before.</summary>
internal static class FixApplier
{
    /// <summary>Applies the fixes of diagnostics that are in order; where two overlap, the one that changes more.</summary>
    public static string Apply(string text, IReadOnlyList<PromptDiagnostic> diagnostics, PromptFixKind mostDaring)
    {
        if (diagnostics.Count == 0)
            return text;
        var taken = new SortedSet<PromptEdit>(ByPlace.Instance);
        var fixes = diagnostics
            .Select(diagnostic => diagnostic.Fix)
            .OfType<PromptFix>()
            .Where(fix => fix.Kind <= mostDaring)
            .OrderByDescending(fix => fix.Edits.Sum(edit => edit.Span.Length));
        foreach (var fix in fixes)
        {
            if (fix.Edits.Any(edit => taken.Contains(edit)))
                continue;
            foreach (var edit in fix.Edits)
                taken.Add(edit);
        }

        return taken.Count == 0 ? text : Rewrite(text, taken);
    }

    private static string Rewrite(string text, SortedSet<PromptEdit> edits)
    {
        var result = new StringBuilder(text.Length);
        var position = 0;
        foreach (var edit in edits)
        {
            result.Append(text, position, edit.Span.Start - position).Append(edit.Replacement);
            position = edit.Span.End;
        }

        return result.Append(text, position, text.Length - position).ToString();
    }

    /// <summary>Orders edits by their place; edits that overlap, or insert at the same place, are the same.</summary>
    private sealed class ByPlace : IComparer<PromptEdit>
    {
        public static ByPlace Instance { get; } = new();

        public int Compare(PromptEdit x, PromptEdit y) =>
            x.Span.Overlaps(y.Span) || x.Span.Start == y.Span.Start ? 0 : x.Span.Start.CompareTo(y.Span.Start);
    }
}
