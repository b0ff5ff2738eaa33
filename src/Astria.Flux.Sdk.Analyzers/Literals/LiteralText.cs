using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Astria.Flux.Analyzers.Literals;

/// <summary>The prompt that literals make, and where in the source each of its code units stands.</summary>
internal sealed class LiteralText
{
    private readonly List<LiteralUnit> _units;

    private LiteralText(SyntaxNode syntax, string prompt, List<LiteralUnit> units, bool hasHoles)
    {
        Syntax = syntax;
        Prompt = prompt;
        HasHoles = hasHoles;
        _units = units;
    }

    /// <summary>The expression.</summary>
    public SyntaxNode Syntax { get; }

    /// <summary>The prompt; a word or a number stands where only the running program knows the text.</summary>
    public string Prompt { get; }

    /// <summary>Whether some of the prompt is not known.</summary>
    public bool HasHoles { get; }

    /// <summary>Whether a code unit stands in the expression itself, and not in a constant that it names.</summary>
    public bool Holds(LiteralUnit unit) => unit.Token.SyntaxTree == Syntax.SyntaxTree && Syntax.Span.Contains(unit.Token.Span);

    /// <summary>The code units of a stretch of the prompt.</summary>
    public List<LiteralUnit> Units(int start, int length) => _units.GetRange(start, length);

    /// <summary>Where text can be put in before a code unit of the prompt; <see langword="null"/> when no literal is there.</summary>
    public LiteralUnit? UnitAt(int offset)
    {
        if (offset < _units.Count && !_units[offset].IsHole)
            return _units[offset];
        if (offset == 0 || offset > _units.Count || _units[offset - 1].IsHole)
            return null;
        var last = _units[offset - 1];
        return new(last.Token, new TextSpan(last.Span.End, 0), last.Spelling);
    }

    /// <summary>Reads an expression.</summary>
    /// <returns><see langword="null"/> when it is no literal, or none whose places can be told.</returns>
    public static LiteralText? Read(IOperation value, CancellationToken cancellationToken)
    {
        if (value.SemanticModel is not { } model)
            return null;
        var reader = new LiteralReader(model, cancellationToken);
        var syntax = value.Syntax is ExpressionSyntax expression ? reader.Origin(expression, value) : null;
        if (syntax is null || !reader.TryAppend(syntax))
            return null;
        return new(syntax, reader.Prompt.ToString(), reader.Units, reader.HasHoles);
    }
}
