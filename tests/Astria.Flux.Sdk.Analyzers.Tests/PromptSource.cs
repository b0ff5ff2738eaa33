using Astria.Flux.Analyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Astria.Flux.Analyzers.Tests;

/// <summary>C# source with findings marked <c>{|FLX201:no hat|}</c>, checked by the official testing package.</summary>
internal static class PromptSource
{
    /// <summary>A class with a method, a property and a field that take prompts.</summary>
    public const string Frame = """
        using System.Diagnostics.CodeAnalysis;

        public class Studio
        {
            [StringSyntax("flux-prompt")] public string Prompt { get; set; } = "";
            [StringSyntax("flux-prompt")] public string Field = "";
            public void Draw([StringSyntax("flux-prompt")] string prompt, string other = "") { }
            public void Print(string text) { }
        }

        """;

    /// <summary>Checks statements of a method.</summary>
    public static Task Verify(string statements, string? repaired = null, string? editorConfig = null) =>
        VerifyFile(InMethod(statements), repaired is null ? null : InMethod(repaired), editorConfig);

    /// <summary>Checks a file that stands beside <c>Studio</c>.</summary>
    public static async Task VerifyFile(string code, string? repaired = null, string? editorConfig = null)
    {
        var test = new CSharpCodeFixTest<PromptAnalyzer, PromptCodeFix, DefaultVerifier>
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            CompilerDiagnostics = CompilerDiagnostics.Errors,
        };
        // The literals here are short, and full of characters to escape, on purpose.
        test.DisabledDiagnostics.AddRange(["FLX303", "FLX702"]);
        test.TestState.Sources.Add(("Studio.cs", Frame));
        test.TestState.Sources.Add(("Test.cs", code));
        test.TestState.AdditionalReferences.AddRange(Framework());
        if (repaired is not null)
        {
            test.FixedState.Sources.Add(("Studio.cs", Frame));
            test.FixedState.Sources.Add(("Test.cs", repaired));
            test.FixedState.AdditionalReferences.AddRange(Framework());
            test.FixedState.MarkupHandling = MarkupMode.Allow;
        }

        if (editorConfig is not null)
            test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\n" + editorConfig));
        await test.RunAsync();
    }

    public static string InMethod(string statements) => $$"""
        public class Tests
        {
            public void Test(Studio studio, string name, int number, double weight, bool flag)
            {
        {{statements}}
            }
        }
        """;

    // The packages of reference assemblies aren't at hand everywhere; the running framework is.
    public static IEnumerable<MetadataReference> Framework() =>
        new[] { typeof(object).Assembly.Location, Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.Runtime.dll") }
            .Select(path => MetadataReference.CreateFromFile(path));
}
