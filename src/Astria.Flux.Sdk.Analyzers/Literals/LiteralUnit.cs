using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Astria.Flux.Analyzers.Literals;

/// <summary>Where a code unit of a prompt stands in the source.</summary>
internal sealed class LiteralUnit(SyntaxToken token, TextSpan span, LiteralSpelling spelling)
{
    /// <summary>Text that only the running program knows.</summary>
    public static LiteralUnit Hole { get; } = new(default, default, LiteralSpelling.None);

    /// <summary>The literal it is in; <see langword="default"/> for a hole.</summary>
    public SyntaxToken Token { get; } = token;

    /// <summary>Its characters there: several for an escape.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>How text is written in that literal.</summary>
    public LiteralSpelling Spelling { get; } = spelling;

    public bool IsHole => Spelling == LiteralSpelling.None;
}
