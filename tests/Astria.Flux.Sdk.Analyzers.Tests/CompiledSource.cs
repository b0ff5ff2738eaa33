using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Astria.Flux.Analyzers.Tests;

/// <summary>C# source without markup, compiled with the analyzer.</summary>
internal static class CompiledSource
{
    public static async Task<ImmutableArray<Diagnostic>> FindingsIn(params string[] files)
    {
        var compilation = CSharpCompilation.Create(
            "Tests", files.Select(file => CSharpSyntaxTree.ParseText(file)), PromptSource.Framework(), new(OutputKind.DynamicallyLinkedLibrary));
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Should().BeEmpty();
        return await compilation.WithAnalyzers([new PromptAnalyzer()]).GetAnalyzerDiagnosticsAsync();
    }
}
