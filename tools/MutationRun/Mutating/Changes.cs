using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Astria.Flux.MutationRun.Mutating;

/// <summary>What an expression or a pattern may be changed to.</summary>
internal static class Changes
{
    private static readonly Dictionary<string, string[]> Operators = new(StringComparer.Ordinal)
    {
        ["+"] = ["-"],
        ["-"] = ["+"],
        ["*"] = ["/"],
        ["/"] = ["*"],
        ["%"] = ["*"],
        ["<<"] = [">>"],
        ["<"] = ["<=", ">="],
        ["<="] = ["<", ">"],
        [">"] = [">=", "<="],
        [">="] = [">", "<"],
        ["=="] = ["!="],
        ["!="] = ["=="],
        ["&&"] = ["||"],
        ["||"] = ["&&"],
        ["+="] = ["-="],
        ["-="] = ["+="],
        ["*="] = ["/="],
        ["/="] = ["*="],
        ["++"] = ["--"],
        ["--"] = ["++"],
    };

    private static readonly Dictionary<string, string> Methods = new(StringComparer.Ordinal)
    {
        ["Min"] = "Max",
        ["Max"] = "Min",
        ["Ceiling"] = "Floor",
        ["Floor"] = "Ceiling",
        ["Round"] = "Truncate",
        ["Any"] = "All",
        ["All"] = "Any",
        ["First"] = "Last",
        ["FirstOrDefault"] = "LastOrDefault",
        ["Find"] = "FindLast",
        ["FindLast"] = "Find",
        ["Sum"] = "Max",
        ["OrderBy"] = "OrderByDescending",
        ["OrderByDescending"] = "OrderBy",
        ["ThrowIfLessThan"] = "ThrowIfLessThanOrEqual",
        ["ThrowIfNegative"] = "ThrowIfNegativeOrZero",
        ["ThrowIfNegativeOrZero"] = "ThrowIfNegative",
    };

    /// <summary>The changes of one expression, its parts left alone.</summary>
    public static IEnumerable<(string Kind, string Code)> Of(ExpressionSyntax node, SemanticModel model)
    {
        switch (node)
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                if (coalesce.Right is not ThrowExpressionSyntax)
                    yield return ("left dropped", coalesce.Right.ToString());
                yield return ("right dropped", coalesce.Left.ToString());
                break;
            case BinaryExpressionSyntax binary when model.GetTypeInfo(node).Type?.SpecialType != SpecialType.System_String:
                foreach (var other in Others(binary.OperatorToken.Text))
                    yield return ("operator", $"{binary.Left} {other} {binary.Right}");
                break;
            case AssignmentExpressionSyntax assignment:
                foreach (var other in Others(assignment.OperatorToken.Text))
                    yield return ("operator", $"{assignment.Left} {other} {assignment.Right}");
                break;
            case PostfixUnaryExpressionSyntax unary:
                foreach (var other in Others(unary.OperatorToken.Text))
                    yield return ("operator", $"{unary.Operand}{other}");
                break;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression or (int)SyntaxKind.LogicalNotExpression } unary:
                yield return ("operator", unary.Operand.ToString());
                break;
            case LiteralExpressionSyntax literal:
                foreach (var other in OtherLiterals(literal))
                    yield return ("constant", other);
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call when Methods.TryGetValue(access.Name.Identifier.Text, out var method):
                var generic = access.Name is GenericNameSyntax name ? name.TypeArgumentList.ToString() : string.Empty;
                yield return ("method", $"{access.Expression}.{method}{generic}{call.ArgumentList}");
                break;
            case IsPatternExpressionSyntax match:
                foreach (var pattern in Of(match.Pattern))
                    yield return ("pattern", $"{match.Expression} is {pattern}");
                break;
        }

        if (IsCondition(node) && !(node is BinaryExpressionSyntax { OperatorToken.Text: var text } && Operators.ContainsKey(text)) && node is not PrefixUnaryExpressionSyntax)
            yield return ("negated", $"!({node})");
    }

    /// <summary>The pattern with one of its numbers or comparisons changed.</summary>
    public static IEnumerable<string> Of(PatternSyntax pattern)
    {
        foreach (var part in pattern.DescendantNodesAndSelf())
        {
            var (span, others) = part switch
            {
                RelationalPatternSyntax relational => (relational.OperatorToken.Span, Others(relational.OperatorToken.Text)),
                LiteralExpressionSyntax literal => (literal.Span, OtherLiterals(literal)),
                _ => (default, []),
            };
            var text = pattern.ToString();
            foreach (var other in others)
                yield return text.Remove(span.Start - pattern.SpanStart, span.Length).Insert(span.Start - pattern.SpanStart, other);
        }
    }

    private static string[] Others(string @operator) => Operators.GetValueOrDefault(@operator, []);

    // Whole numbers one up and one down; others one in a hundred up and down, which a test that knows the number notices.
    private static string[] OtherLiterals(LiteralExpressionSyntax literal)
    {
        if (literal.IsKind(SyntaxKind.TrueLiteralExpression))
            return ["false"];
        if (literal.IsKind(SyntaxKind.FalseLiteralExpression))
            return ["true"];
        if (!literal.IsKind(SyntaxKind.NumericLiteralExpression))
            return [];
        var suffix = literal.Token.Value switch { long => "L", decimal => "m", double => "d", float => "f", _ => string.Empty };
        var value = Convert.ToDecimal(literal.Token.Value, CultureInfo.InvariantCulture);
        var by = decimal.IsInteger(value) ? 1 : value / 100;
        return [Text(value + by), Text(value - by)];

        string Text(decimal number) => $"{number.ToString(CultureInfo.InvariantCulture)}{suffix}";
    }

    /// <summary>Whether something is decided by it.</summary>
    public static bool IsCondition(ExpressionSyntax node) => node.Parent switch
    {
        IfStatementSyntax or WhenClauseSyntax or WhileStatementSyntax => true,
        ConditionalExpressionSyntax conditional => conditional.Condition == node,
        BinaryExpressionSyntax binary => binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression,
        _ => false,
    };
}
