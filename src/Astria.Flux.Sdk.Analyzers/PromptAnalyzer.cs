using System.Collections.Concurrent;
using System.Collections.Immutable;
using Astria.Flux.Analyzers.Literals;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Astria.Flux.Analyzers;

/// <summary>Lints the literals that reach a parameter, property or field marked <c>[StringSyntax("flux-prompt")]</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PromptAnalyzer : DiagnosticAnalyzer
{
    private const string Marker = "System.Diagnostics.CodeAnalysis.StringSyntaxAttribute";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. FluxPromptRules.All.Select(rule => RuleDescriptors.Of(rule.Descriptor))];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // No attribute, no marked place: nothing to look at. A source file may have its own on an older framework.
            if (start.Compilation.GetTypesByMetadataName(Marker).IsEmpty)
                return;
            var places = new PromptPlaces();
            // A const is linted once, however many places it reaches.
            var seen = new ConcurrentDictionary<SyntaxNode, byte>();
            start.RegisterOperationAction(operation => Check(operation, places, seen), PromptPlaces.Operations);
        });
    }

    private static void Check(OperationAnalysisContext context, PromptPlaces places, ConcurrentDictionary<SyntaxNode, byte> seen)
    {
        if (!places.TryGetPrompt(context.Operation, out var value))
            return;
        foreach (var expression in Choices(value))
        {
            // Most prompts are fine, and then nobody asks where in the source each of their characters stands.
            if (expression.ConstantValue is { HasValue: true, Value: string prompt } && PromptLinter.Default.Lint(prompt.AsSpan()).Count == 0)
                continue;
            if (LiteralText.Read(expression, context.CancellationToken) is { } text && (IsInside(text, context.Operation) || seen.TryAdd(text.Syntax, 0)))
                Lint(text, context);
        }
    }

    // What stands at the place itself is always reported: an editor asks for the same place again and again.
    private static bool IsInside(LiteralText text, IOperation operation) =>
        text.Syntax.SyntaxTree == operation.Syntax.SyntaxTree && operation.Syntax.FullSpan.Contains(text.Syntax.Span);

    private static void Lint(LiteralText text, OperationAnalysisContext context)
    {
        foreach (var diagnostic in PromptLinter.Default.Lint(text.Prompt.AsSpan()))
        {
            if (LiteralFinding.Of(diagnostic, text) is { } finding)
                context.ReportDiagnostic(finding);
        }
    }

    /// <summary>The expressions one of which is the value.</summary>
    private static IEnumerable<IOperation> Choices(IOperation value) => value switch
    {
        IConversionOperation conversion => Choices(conversion.Operand),
        IParenthesizedOperation parenthesized => Choices(parenthesized.Operand),
        IConditionalOperation { WhenFalse: { } otherwise } conditional when !conditional.ConstantValue.HasValue => Choices(conditional.WhenTrue).Concat(Choices(otherwise)),
        ICoalesceOperation coalesce => Choices(coalesce.Value).Concat(Choices(coalesce.WhenNull)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Choices(arm.Value)),
        _ => [value],
    };
}
