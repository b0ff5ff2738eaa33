using System.Collections.Concurrent;
using Astria.Flux.Analyzers.Literals;
using Astria.Flux.Prompts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Astria.Flux.Analyzers;

/// <summary>Lints the prompts of one compilation.</summary>
internal sealed class PromptChecks
{
    private readonly PromptPlaces _places = new();

    // A const is linted once, however many places it reaches.
    private readonly ConcurrentDictionary<SyntaxNode, bool> _seen = new();

    public void Check(OperationAnalysisContext context)
    {
        if (_places.TryGetPrompt(context.Operation, out var value))
            CheckChoices(value, context);
    }

    // The expressions one of which is the value.
    private void CheckChoices(IOperation value, OperationAnalysisContext context)
    {
        switch (value)
        {
            case IConversionOperation conversion:
                CheckChoices(conversion.Operand, context);
                break;
            case IParenthesizedOperation parenthesized:
                CheckChoices(parenthesized.Operand, context);
                break;
            case IConditionalOperation { WhenFalse: { } otherwise } conditional when !conditional.ConstantValue.HasValue:
                CheckChoices(conditional.WhenTrue, context);
                CheckChoices(otherwise, context);
                break;
            case ICoalesceOperation coalesce:
                CheckChoices(coalesce.Value, context);
                CheckChoices(coalesce.WhenNull, context);
                break;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                    CheckChoices(arm.Value, context);
                break;
            default:
                CheckExpression(value, context);
                break;
        }
    }

    private void CheckExpression(IOperation expression, OperationAnalysisContext context)
    {
        // Most prompts are fine, and then nobody asks where in the source each of their characters stands.
        if (expression.ConstantValue is { HasValue: true, Value: string prompt } && PromptLinter.Default.Lint(prompt.AsSpan()).Count == 0)
            return;
        if (LiteralText.Read(expression, context.CancellationToken) is { } text && (IsInside(text, context.Operation) || _seen.TryAdd(text.Syntax, true)))
            Lint(text, context);
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
}
