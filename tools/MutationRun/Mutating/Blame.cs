using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Astria.Flux.MutationRun.Mutating;

/// <summary>Which changes an error of the compiler is about.</summary>
internal static class Blame
{
    public static IReadOnlyList<int> For(Diagnostic error)
    {
        var node = error.Location.SourceTree!.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
        while (node is ParenthesizedExpressionSyntax or CastExpressionSyntax or ArgumentSyntax)
            node = node.ChildNodes().Last();
        foreach (var around in node.AncestorsAndSelf())
        {
            if (IdOf(around) is { } id)
                return [id];
        }

        // None around it: those inside it, or all those of the member that it spoils.
        var inside = Ids(node);
        return inside.Count > 0 ? inside : Ids(node.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().First());
    }

    private static List<int> Ids(SyntaxNode node) => [.. node.DescendantNodesAndSelf().Select(IdOf).OfType<int>()];

    private static int? IdOf(SyntaxNode node)
    {
        var condition = node switch
        {
            ConditionalExpressionSyntax conditional => conditional.Condition,
            IfStatementSyntax statement => statement.Condition,
            SwitchExpressionArmSyntax { WhenClause: { } when } => when.Condition,
            _ => null,
        };
        while (condition is BinaryExpressionSyntax binary)
            condition = binary.Left;
        if (condition is PrefixUnaryExpressionSyntax not)
            condition = not.Operand;
        return condition is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var owner } } call && owner.ToString().EndsWith("MutationSwitch", StringComparison.Ordinal)
            ? int.Parse(call.ArgumentList.Arguments[0].ToString(), CultureInfo.InvariantCulture)
            : null;
    }
}
