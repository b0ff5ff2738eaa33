using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Astria.Flux.Analyzers;

/// <summary>Lints the literals that reach a parameter, property or field marked <c>[StringSyntax("flux-prompt")]</c>.</summary>
/// <remarks>
/// A build starts the compiler cold: what this costs is above all how many methods are compiled on the way to an answer, not how often they run.
/// So there is no LINQ here, and no collection of structs: a generic type of a struct is compiled anew, one of objects comes ready with the runtime.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PromptAnalyzer : DiagnosticAnalyzer
{
    private const string Marker = "System.Diagnostics.CodeAnalysis.StringSyntaxAttribute";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => RuleDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // No attribute, no marked place: nothing to look at. A source file may have its own on an older framework.
            if (!start.Compilation.GetTypesByMetadataName(Marker).IsEmpty)
                start.RegisterOperationAction(new PromptChecks().Check, PromptPlaces.Operations);
        });
    }
}
