using Astria.Flux.Prompts.Diagnostics;

namespace Astria.Flux.Prompts;

/// <summary>The order of findings: from left to right, of those that begin together the longer first, then by rule, then as they were reported.</summary>
internal sealed class FindingOrder : IComparer<PromptFinding>
{
    // So few are put in order faster by hand.
    private const int Few = 16;

    private static readonly FindingOrder Instance = new();

    /// <summary>Puts findings in order, and numbers those that are explained later.</summary>
    public static void Apply(ArraySegment<PromptFinding> findings)
    {
        var span = findings.AsSpan();
        if (span.Length > Few)
            Array.Sort(findings.Array!, findings.Offset, findings.Count, Instance);
        else
            Insert(span);
        var later = 0;
        foreach (ref var finding in span)
            finding.Number = finding.Message is null ? later++ : -1;
    }

    public int Compare(PromptFinding x, PromptFinding y) =>
        x.Span.Start != y.Span.Start ? x.Span.Start.CompareTo(y.Span.Start)
        : x.Span.Length != y.Span.Length ? y.Span.Length.CompareTo(x.Span.Length)
        : string.CompareOrdinal(x.Rule.Id, y.Rule.Id) is not 0 and var byRule ? byRule
        : x.Number.CompareTo(y.Number);

    private static void Insert(Span<PromptFinding> findings)
    {
        for (var i = 1; i < findings.Length; i++)
        {
            var finding = findings[i];
            var to = i;
            for (; to > 0 && Instance.Compare(findings[to - 1], finding) > 0; to--)
                findings[to] = findings[to - 1];
            findings[to] = finding;
        }
    }
}
