using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Astria.Flux.MutationRun.Mutating;

/// <summary>Puts every change of a file into it, each behind the switch: <c>a + b</c> becomes <c>(MutationSwitch.Is(7) ? a - b : a + b)</c>.</summary>
/// <remarks>
/// What is worked out once (static fields and properties, constants) becomes a property that works it out once for each change, so that a change in it can be switched too.
/// </remarks>
internal sealed class Mutator(SemanticModel model, string source, int firstId, IReadOnlySet<int> left, IReadOnlySet<string> constants) : CSharpSyntaxRewriter
{
    private const string Guard = "global::MutationSwitch.Is";
    private readonly List<Mutant> _mutants = [];

    public IReadOnlyList<Mutant> Mutants => _mutants;

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        if (node is AttributeListSyntax or EqualsValueClauseSyntax { Parent: ParameterSyntax } or EnumMemberDeclarationSyntax or SwitchLabelSyntax
            or PatternSyntax or InterpolationAlignmentClauseSyntax or TypeSyntax or LocalDeclarationStatementSyntax { IsConst: true })
            return node;
        if (node is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ConstKeyword) && !CanBeProperty(field))
            return node;
        var rewritten = base.Visit(node);
        return (node, rewritten) switch
        {
            (SwitchExpressionSyntax original, SwitchExpressionSyntax changed) => WithArms(original, changed),
            (ExpressionSyntax original, ExpressionSyntax changed) when IsValue(original) => WithChanges(original, changed),
            (StatementSyntax original, StatementSyntax changed) => WithChanges(original, changed),
            (FieldDeclarationSyntax original, FieldDeclarationSyntax changed) when CanBeProperty(original) => AsProperty(original, changed),
            (PropertyDeclarationSyntax original, PropertyDeclarationSyntax changed) when original.Modifiers.Any(SyntaxKind.StaticKeyword) && original.Initializer is not null => AsProperty(original, changed),
            _ => rewritten,
        };
    }

    private ExpressionSyntax WithChanges(ExpressionSyntax original, ExpressionSyntax changed)
    {
        var cast = original is LiteralExpressionSyntax && model.GetTypeInfo(original).ConvertedType is { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } type
            ? $"({type.ToDisplayString()})"
            : string.Empty;
        if (Names(original))
            return Changes.IsCondition(original) ? Unmet(original, changed) : changed;
        var code = changed.ToString();
        var any = false;
        foreach (var (kind, replacement) in Changes.Of(original, model))
        {
            if (Add(original, kind, replacement) is not { } id)
                continue;
            code = $"({Guard}({id}) ? {cast}({replacement}) : {code})";
            any = true;
        }

        return any ? SyntaxFactory.ParseExpression(cast.Length > 0 ? $"({cast}{code})" : code).WithTriviaFrom(original) : changed;
    }

    // A condition that names what it finds can't be chosen from two: it is made to hold never, or always, so that the name stays certain where it is used.
    private ExpressionSyntax Unmet(ExpressionSyntax original, ExpressionSyntax changed)
    {
        var (kind, with) = original switch
        {
            IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax } => ("always", "||"),
            IsPatternExpressionSyntax => ("never", "&& !"),
            InvocationExpressionSyntax => ("negated", "!="),
            _ => (string.Empty, string.Empty),
        };
        return kind.Length > 0 && Add(original, kind, kind) is { } id ? SyntaxFactory.ParseExpression($"(({changed}) {with}{Guard}({id}))").WithTriviaFrom(original) : changed;
    }

    // Without it the member wouldn't compile: the end of a case or a method, the value of an out parameter.
    private bool IsNeeded(StatementSyntax statement) => statement switch
    {
        BreakStatementSyntax => statement.Parent is SwitchSectionSyntax,
        ThrowStatementSyntax => statement.Parent is not (IfStatementSyntax or BlockSyntax { Parent: IfStatementSyntax }),
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } => model.GetSymbolInfo(assignment.Left).Symbol is IParameterSymbol { RefKind: RefKind.Out },
        _ => false,
    };

    private static bool Names(SyntaxNode code) => code.DescendantNodes().Any(
        node => node is SingleVariableDesignationSyntax && !node.Ancestors().TakeWhile(up => up != code).Any(up => up is LambdaExpressionSyntax or SwitchExpressionArmSyntax));

    private StatementSyntax WithChanges(StatementSyntax original, StatementSyntax changed)
    {
        if (original is not (ExpressionStatementSyntax or ThrowStatementSyntax or YieldStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax)
            || IsNeeded(original) || Names(original))
            return changed;
        var code = changed.ToString();
        if (Add(original, "removed", string.Empty) is { } removed)
            code = $"if (!{Guard}({removed})) {code}";
        if (original is ExpressionStatementSyntax { Expression: { } expression })
        {
            foreach (var (kind, replacement) in Changes.Of(expression, model))
            {
                if (Add(expression, kind, replacement) is { } id)
                    code = $"if ({Guard}({id})) {replacement}; else {{ {code} }}";
            }
        }

        return SyntaxFactory.ParseStatement($"{{ {code} }}").WithTriviaFrom(original);
    }

    // An arm may have its pattern changed: the changed arm comes first and asks for the switch, the other one then asks for its absence.
    private SwitchExpressionSyntax WithArms(SwitchExpressionSyntax original, SwitchExpressionSyntax changed)
    {
        var arms = new List<SwitchExpressionArmSyntax>();
        for (var i = 0; i < original.Arms.Count; i++)
        {
            var arm = changed.Arms[i];
            var absent = new List<string>();
            foreach (var pattern in Changes.Of(original.Arms[i].Pattern))
            {
                if (Add(original.Arms[i], "pattern", pattern) is not { } id)
                    continue;
                absent.Add($"!{Guard}({id})");
                arms.Add(Arm(pattern, $"{Guard}({id})", arm));
            }

            arms.Add(absent.Count == 0 ? arm : Arm(arm.Pattern.ToString(), string.Join(" && ", absent), arm));
        }

        return changed.WithArms(SyntaxFactory.SeparatedList(arms));
    }

    private static SwitchExpressionArmSyntax Arm(string pattern, string when, SwitchExpressionArmSyntax like) =>
        ((SwitchExpressionSyntax)SyntaxFactory.ParseExpression(
            $"x switch {{ {pattern} when {when}{(like.WhenClause is { } clause ? $" && ({clause.Condition})" : string.Empty)} => {like.Expression} }}")).Arms[0];

    private int? Add(SyntaxNode node, string kind, string replacement)
    {
        var id = firstId + _mutants.Count;
        _mutants.Add(new(id, source, node.GetLocation().GetLineSpan().StartLinePosition.Line + 1, kind, node.ToString(), replacement));
        return left.Contains(id) ? null : id;
    }

    // Not where the language wants a statement, nor behind a ?. that starts further left.
    private static bool IsValue(ExpressionSyntax node) =>
        node.Parent is not ExpressionStatementSyntax
        && !(node.Parent is ForStatementSyntax loop && loop.Incrementors.Contains(node))
        && !(node.Parent is InitializerExpressionSyntax && node is AssignmentExpressionSyntax)
        && !node.GetFirstToken().IsKind(SyntaxKind.DotToken);

    private bool CanBeProperty(FieldDeclarationSyntax field) =>
        field.Declaration.Variables is [{ Initializer: not null } variable]
        && !constants.Contains(variable.Identifier.Text)
        && (field.Modifiers.Any(SyntaxKind.ConstKeyword) || (field.Modifiers.Any(SyntaxKind.StaticKeyword) && field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)));

    private static MemberDeclarationSyntax AsProperty(FieldDeclarationSyntax original, FieldDeclarationSyntax field)
    {
        var variable = field.Declaration.Variables[0];
        var access = field.Modifiers.FirstOrDefault(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.PrivateKeyword).Text;
        var value = field.Modifiers.Any(SyntaxKind.ConstKeyword) ? variable.Initializer!.Value.ToString() : Once(original, variable.Identifier, field.Declaration.Type, variable.Initializer!);
        return SyntaxFactory.ParseMemberDeclaration($"{access} static {field.Declaration.Type} {variable.Identifier} => {value};")!.WithTriviaFrom(field);
    }

    private static MemberDeclarationSyntax AsProperty(PropertyDeclarationSyntax original, PropertyDeclarationSyntax property) =>
        SyntaxFactory.ParseMemberDeclaration($"{property.Modifiers} {property.Type} {property.Identifier} => {Once(original, property.Identifier, property.Type, property.Initializer!)};")!.WithTriviaFrom(property);

    private static string Once(MemberDeclarationSyntax member, SyntaxToken name, TypeSyntax type, EqualsValueClauseSyntax initializer) =>
        $"global::MutationSwitch.Once<{type}>(\"{(member.Parent as TypeDeclarationSyntax)?.Identifier.Text}.{name}\", () => {initializer.Value})";
}
