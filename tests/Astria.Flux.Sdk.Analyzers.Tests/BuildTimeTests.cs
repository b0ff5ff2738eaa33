using System.Diagnostics;
using System.Text;

namespace Astria.Flux.Analyzers.Tests;

/// <summary>What the analyzer adds to a build: a measurement, for a quiet machine and on demand.</summary>
/// <remarks><c>dotnet test tests/Astria.Flux.Sdk.Analyzers.Tests --filter FullyQualifiedName~BuildTimeTests</c>.</remarks>
[Explicit]
internal sealed class BuildTimeTests
{
    private const int Literals = 1000;
    private const int Runs = 9;

    [TestCase(true)]
    [TestCase(false)]
    public void The_analyzer_adds_no_more_than_a_twentieth_to_the_build_of_a_thousand_literals(bool reachPrompts)
    {
        var folder = Directory.CreateTempSubdirectory("flux-build-").FullName;
        WriteProject(folder, reachPrompts);
        Build(folder, "restore");
        List<double> without = [];
        List<double> with = [];
        // The first of each warms files and the compiler; then in turns, so that a busy moment meets both.
        for (var run = 0; run <= Runs; run++)
        {
            without.Add(Build(folder, "build --no-restore --no-incremental -p:WithFlux=false"));
            with.Add(Build(folder, "build --no-restore --no-incremental -p:WithFlux=true"));
        }

        Directory.Delete(folder, recursive: true);
        var ratio = Median(with.Skip(1)) / Median(without.Skip(1));
        var ratios = with.Zip(without, (one, other) => one / other).Skip(1);
        TestContext.Out.WriteLine(FormattableString.Invariant(
            $"prompts: {reachPrompts}; with {Median(with.Skip(1)):F2} s, without {Median(without.Skip(1)):F2} s; of medians {ratio:F3}, median of pairs {Median(ratios):F3}"));
        Median(ratios).Should().BeLessThanOrEqualTo(1.05);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Runs / 2);

    private static void WriteProject(string folder, bool reachPrompts)
    {
        var analyzer = typeof(PromptAnalyzer).Assembly.Location;
        File.WriteAllText(Path.Combine(folder, "Project.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><NoWarn>FLX101;FLX102;FLX201</NoWarn></PropertyGroup>
              <ItemGroup Condition="'$(WithFlux)' == 'true'"><Analyzer Include="{analyzer}" /></ItemGroup>
            </Project>
            """);
        var code = new StringBuilder("""
            public static class Prompts
            {
                static void Draw([System.Diagnostics.CodeAnalysis.StringSyntax("flux-prompt")] string prompt) { }
                static void Print(string text) { }

            """);
        for (var i = 0; i < Literals; i++)
        {
            if (i % 10 == 0)
                code.AppendLine(FormattableString.Invariant($"{(i == 0 ? string.Empty : "}")} public static void M{i}() {{"));
            code.AppendLine(FormattableString.Invariant($"{(reachPrompts ? "Draw" : "Print")}(\"a portrait of woman number {i} in a field of tall grass at dusk, soft light from the left, shallow depth of field{(i % 20 == 0 ? ", no hat" : string.Empty)}\");"));
        }

        File.WriteAllText(Path.Combine(folder, "Prompts.cs"), code.Append("}}").ToString());
    }

    private static double Build(string folder, string arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, output);
        return watch.Elapsed.TotalSeconds;
    }
}
