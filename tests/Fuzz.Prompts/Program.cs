using System.Diagnostics;
using System.Text;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules;
using SharpFuzz;

namespace Astria.Flux.Fuzz;

/// <summary>Lints whatever the fuzzer makes up, and fails where a promise of the linter is broken.</summary>
internal static class Program
{
    // The promise is linear time: a text repeated this often may take this much longer than its share.
    private const int Repeats = 64;
    private const int LongestRepeated = 2048;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly PromptLinter Linter = new(FluxPromptRules.All);

    private static void Main(string[] arguments)
    {
        if (arguments.Length == 0)
        {
            Fuzzer.Run((Stream stream) =>
            {
                using var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                Check(Decode(bytes.ToArray()));
            });
            return;
        }

        foreach (var file in arguments)
            Check(Decode(File.ReadAllBytes(file)));
    }

    // UTF-8, but what is none becomes half a surrogate pair, so that the fuzzer can make those too.
    private static string Decode(byte[] bytes) => Encoding.UTF8.GetString(bytes).Replace('\uFFFD', '\uD83D');

    private static void Check(string prompt)
    {
        var lint = Linter.Lint(prompt);
        foreach (var diagnostic in lint.Diagnostics)
        {
            Require(diagnostic.Start >= 0 && diagnostic.Length >= 0 && diagnostic.Span.End <= prompt.Length, "span", prompt);
            Require(diagnostic.Fix is not { } fix || fix.Alternatives.Append(fix).All(each => AreSound(each.Edits, prompt.Length)), "edit", prompt);
        }

        var once = lint.ApplyFixes();
        Require(Linter.Lint(once).ApplyFixes() == once, "idempotence", prompt);
        _ = lint.ApplyFixes(PromptFixKind.Suggestion);
        if (prompt.Length is > 0 and <= LongestRepeated)
        {
            var clock = Stopwatch.StartNew();
            _ = Linter.Lint(string.Concat(Enumerable.Repeat(prompt, Repeats)).AsSpan());
            Require(clock.Elapsed < Patience, "time", prompt);
        }
    }

    private static bool AreSound(IReadOnlyList<PromptEdit> edits, int length) =>
        edits.All(edit => edit.Span.Start >= 0 && edit.Span.Length >= 0 && edit.Span.End <= length) && edits.All(edit => edits.Count(other => other.Span.Overlaps(edit.Span)) <= 1);

    private static void Require(bool isTrue, string promise, string prompt)
    {
        if (!isTrue)
            throw new InvalidOperationException($"Broken promise: {promise}. {prompt}");
    }
}
