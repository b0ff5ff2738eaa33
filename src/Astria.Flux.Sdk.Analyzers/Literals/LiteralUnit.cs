using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Astria.Flux.Analyzers.Literals;

/// <summary>Where a code unit of a prompt stands in the source.</summary>
/// <param name="Token">The literal it is in; <see langword="default"/> for text that only the running program knows.</param>
/// <param name="Span">Its characters there: several for an escape.</param>
/// <param name="Spelling">How text is written in that literal.</param>
internal readonly record struct LiteralUnit(SyntaxToken Token, TextSpan Span, LiteralSpelling Spelling)
{
    public bool IsHole => Spelling == LiteralSpelling.None;
}
