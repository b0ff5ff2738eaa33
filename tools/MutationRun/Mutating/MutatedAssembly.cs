using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Astria.Flux.MutationRun.Mutating;

/// <summary>A project compiled once, with every change of some folders in it behind a switch.</summary>
internal static class MutatedAssembly
{
    private const string Switch = """
        public static class MutationSwitch
        {
            public static int Active = -1;
            public static long Left;
            public static bool[]? Seen;
            public static System.Collections.Concurrent.ConcurrentDictionary<string, object?> Held = new();

            public static T Once<T>(string name, System.Func<T> make) => (T)Held.GetOrAdd(name, _ => make())!;

            public static bool Is(int id)
            {
                if (Seen is { } seen) seen[id] = true;
                if (Active < 0) return false;
                if (--Left < 0) throw new System.InvalidOperationException("This runs for ever.");
                return Active == id;
            }
        }
        """;

    /// <summary>Compiles.</summary>
    /// <param name="arguments">What <c>-getItem:CscCommandLineArgs</c> says.</param>
    /// <param name="project">The project's folder.</param>
    /// <param name="generated">The folder of generated sources.</param>
    /// <param name="assembly">Where the assembly goes; the changes go beside it.</param>
    /// <param name="folders">The folders to change, relative to the project's.</param>
    public static void Compile(string arguments, string project, string generated, string assembly, IReadOnlyList<string> folders)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(arguments));
        var words = json.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!);
        var command = CSharpCommandLineParser.Default.Parse(words, project, sdkDirectory: null);
        var files = command.SourceFiles.Select(file => file.Path).Concat(Directory.GetFiles(generated, "*.cs", SearchOption.AllDirectories));
        var all = files.Select(file => Parse(file, File.ReadAllText(file), command.ParseOptions)).ToList();
        var options = command.CompilationOptions.WithGeneralDiagnosticOption(ReportDiagnostic.Default).WithSpecificDiagnosticOptions([]).WithReportSuppressedDiagnostics(false);
        var plain = CSharpCompilation.Create(command.CompilationName, all, command.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(reference.Reference)), options);
        var mutable = all.Where(tree => folders.Any(folder => tree.FilePath.StartsWith(Path.Combine(project, folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))).ToList();

        var left = new HashSet<int>();
        var constants = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 1; ; round++)
        {
            var mutants = new List<Mutant>();
            var mutated = plain.AddSyntaxTrees(Parse("MutationSwitch.cs", Switch, command.ParseOptions));
            var trees = new List<SyntaxTree>();
            foreach (var tree in mutable)
            {
                var mutator = new Mutator(plain.GetSemanticModel(tree), Path.GetRelativePath(project, tree.FilePath), mutants.Count, left, constants);
                trees.Add(Parse(tree.FilePath, mutator.Visit(tree.GetRoot())!.ToFullString(), command.ParseOptions));
                mutated = mutated.ReplaceSyntaxTree(tree, trees[^1]);
                mutants.AddRange(mutator.Mutants);
            }

            var errors = trees.SelectMany(tree => mutated.GetSemanticModel(tree).GetDiagnostics()).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
            Console.WriteLine($"Round {round}: {mutants.Count} changes, {left.Count} left out, {errors.Count} errors.");
            if (errors.Count == 0)
            {
                Write(mutated, command, assembly);
                Mutant.WriteAll(Path.ChangeExtension(assembly, ".mutants"), mutants.Where(mutant => !left.Contains(mutant.Id)));
                Mutant.WriteAll(Path.ChangeExtension(assembly, ".left"), mutants.Where(mutant => left.Contains(mutant.Id)));
                return;
            }

            if (round == 20)
                throw new InvalidOperationException(string.Join('\n', errors));
            // What must stay a constant has no mutants, which numbers all others anew: that first.
            var names = errors.Where(error => error.Id is "CS0133" or "CS0150" or "CS0182" or "CS1736" or "CS9135").SelectMany(Names).ToList();
            if (names.Count > 0)
                constants.UnionWith(names);
            else
                left.UnionWith(errors.SelectMany(Blame.For));
        }
    }

    private static IEnumerable<string> Names(Diagnostic error) => error.Location.SourceTree!.GetRoot().FindNode(error.Location.SourceSpan)
        .DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.Text);

    private static SyntaxTree Parse(string file, string code, CSharpParseOptions options) => CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), options, file);

    private static void Write(CSharpCompilation compilation, CommandLineArguments command, string assembly)
    {
        using var file = File.Create(assembly);
        var result = compilation.Emit(file, manifestResources: command.ManifestResources);
        if (!result.Success)
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
    }
}
