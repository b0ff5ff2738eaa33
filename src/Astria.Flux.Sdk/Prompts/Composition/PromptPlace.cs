using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Composition;

/// <summary>Names places in what a caller gave.</summary>
internal static class PromptPlace
{
    private const int LongestQuote = 40;

    public static FluxFault Fault(string place, PromptSpan span, string problem) => new(Invariant($"{place}, characters {span.Start}–{span.End}"), problem);

    public static string Shorten(string text) => text.Length <= LongestQuote ? text : string.Concat(text.AsSpan(0, LongestQuote), "…");
}
