using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Astria.Flux.Analyzers.Literals;

/// <summary>Puts a prompt together from literals, interpolations, constants and their sums.</summary>
internal sealed class LiteralReader(SemanticModel model, CancellationToken cancellationToken)
{
    // What only the running program knows is taken for a thing, or for a number: neither is ever a finding by itself.
    private const string UnknownText = "subject";
    private const string UnknownNumber = "1";

    // Constants can refer to constants; a program in error can even refer in circles.
    private const int DeepestConstant = 16;

    private int _depth;

    public StringBuilder Prompt { get; } = new();

    public List<LiteralUnit> Units { get; } = [];

    public bool HasHoles { get; private set; }

    /// <summary>The expression itself, or for a constant the expression it is declared with.</summary>
    public ExpressionSyntax? Origin(ExpressionSyntax expression, IOperation value)
    {
        while (expression is ParenthesizedExpressionSyntax or CheckedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
            expression = expression switch { ParenthesizedExpressionSyntax inner => inner.Expression, PostfixUnaryExpressionSyntax inner => inner.Operand, _ => ((CheckedExpressionSyntax)expression).Expression };
        if (expression is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax)
            return expression;
        return value.ConstantValue is { HasValue: true, Value: string } ? Declared(expression) ?? expression : null;
    }

    public bool TryAppend(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return TryAppend(parenthesized.Expression);
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal:
                return TokenReader.TryAppend(literal.Token, this);
            case InterpolatedStringExpressionSyntax interpolated:
                return TryAppendContents(interpolated);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                return TryAppendSum(sum);
            default:
                return TryAppendValue(expression);
        }
    }

    public void Append(char character, LiteralUnit unit)
    {
        Prompt.Append(character);
        Units.Add(unit);
    }

    // Long sums lean to the left, deeper than a stack may be.
    private bool TryAppendSum(BinaryExpressionSyntax sum)
    {
        var parts = new Stack<ExpressionSyntax>();
        ExpressionSyntax left = sum;
        while (left is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } inner)
        {
            parts.Push(inner.Right);
            left = inner.Left;
        }

        if (!TryAppend(left))
            return false;
        while (parts.Count > 0)
        {
            if (!TryAppend(parts.Pop()))
                return false;
        }

        return true;
    }

    private bool TryAppendContents(InterpolatedStringExpressionSyntax interpolated)
    {
        foreach (var content in interpolated.Contents)
        {
            if (!TryAppend(content, interpolated))
                return false;
        }

        return true;
    }

    private bool TryAppend(InterpolatedStringContentSyntax content, InterpolatedStringExpressionSyntax whole) => content switch
    {
        InterpolatedStringTextSyntax text => TokenReader.TryAppend(text.TextToken, whole, this),
        InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole => TryAppend(hole.Expression),
        _ => AppendHole(UnknownText),
    };

    private bool TryAppendValue(ExpressionSyntax expression)
    {
        var known = ModelOf(expression);
        if (known is null)
            return AppendHole(UnknownText);
        if (known.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: string constant })
        {
            if (++_depth <= DeepestConstant && Declared(expression) is { } declared)
            {
                var isRead = TryAppend(declared);
                _depth--;
                return isRead;
            }

            return AppendHole(constant, isKnown: true);
        }

        return AppendHole(IsNumber(known.GetTypeInfo(expression, cancellationToken).Type) ? UnknownNumber : UnknownText);
    }

    private bool AppendHole(string text, bool isKnown = false)
    {
        HasHoles |= !isKnown;
        foreach (var character in text)
            Append(character, LiteralUnit.Hole);
        return true;
    }

    private ExpressionSyntax? Declared(ExpressionSyntax expression)
    {
        var symbol = ModelOf(expression)?.GetSymbolInfo(expression, cancellationToken).Symbol;
        if (symbol is not (IFieldSymbol { IsConst: true } or ILocalSymbol { IsConst: true }) || symbol.DeclaringSyntaxReferences.Length != 1)
            return null;
        return (symbol.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) as VariableDeclaratorSyntax)?.Initializer?.Value;
    }

    // A constant may be declared in a file other than the one at hand; only then is another model worth its price.
    private SemanticModel? ModelOf(SyntaxNode node)
    {
        if (node.SyntaxTree == model.SyntaxTree)
            return model;
#pragma warning disable RS1030 // No context offers the model of another file.
        return model.Compilation.ContainsSyntaxTree(node.SyntaxTree) ? model.Compilation.GetSemanticModel(node.SyntaxTree) : null;
#pragma warning restore RS1030
    }

    private static bool IsNumber(ITypeSymbol? type) => type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;
}
