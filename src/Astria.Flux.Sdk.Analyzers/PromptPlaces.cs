using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Astria.Flux.Analyzers;

/// <summary>Knows the parameters, properties and fields that take prompts.</summary>
internal sealed class PromptPlaces
{
    private const string Syntax = "flux-prompt";

    // Asked for every argument of a project: attributes are read once for each symbol.
    private readonly ConcurrentDictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>The operations by which a value reaches a place.</summary>
    public static OperationKind[] Operations { get; } =
    [
        OperationKind.Argument,
        OperationKind.SimpleAssignment,
        OperationKind.PropertyInitializer,
        OperationKind.FieldInitializer,
        OperationKind.ParameterInitializer,
    ];

    /// <summary>The value that an operation brings to a place for prompts.</summary>
    public bool TryGetPrompt(IOperation operation, out IOperation value)
    {
        value = operation;
        switch (operation)
        {
            case IArgumentOperation { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter } argument:
                value = argument.Value;
                return Takes(parameter);
            case ISimpleAssignmentOperation assignment:
                value = assignment.Value;
                return assignment.Target switch
                {
                    IPropertyReferenceOperation property => Takes(property.Property),
                    IFieldReferenceOperation field => Takes(field.Field),
                    _ => false,
                };
            case IPropertyInitializerOperation initializer:
                value = initializer.Value;
                return Any(initializer.InitializedProperties);
            case IFieldInitializerOperation initializer:
                value = initializer.Value;
                return Any(initializer.InitializedFields);
            case IParameterInitializerOperation initializer:
                value = initializer.Value;
                return Takes(initializer.Parameter);
            default:
                return false;
        }
    }

    private bool Any<TSymbol>(IEnumerable<TSymbol> symbols)
        where TSymbol : ISymbol
    {
        foreach (var symbol in symbols)
        {
            if (Takes(symbol))
                return true;
        }

        return false;
    }

    // Generic methods and types are many symbols and one definition.
    private bool Takes(ISymbol symbol) => TypeOf(symbol) is { } type && CanHoldText(type) && _known.GetOrAdd(symbol.OriginalDefinition, static place => IsMarked(place));

    private static bool IsMarked(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "StringSyntaxAttribute", ConstructorArguments: [{ Value: Syntax }, ..] })
                return true;
        }

        return false;
    }

    private static bool CanHoldText(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_String or SpecialType.System_Object || type is { Name: "ReadOnlySpan" or "FormattableString" };

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IParameterSymbol parameter => parameter.Type,
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };
}
