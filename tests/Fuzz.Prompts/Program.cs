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
            if (diagnostic.Fix is { } fix)
                CheckEdits(fix, prompt);
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

    private static void CheckEdits(PromptFix fix, string prompt)
    {
        foreach (var each in fix.Alternatives.Append(fix).Where(each => each.Edits.Count > 0))
        {
            // A rule's own fixes are made unchecked; this throws where they overlap, are out of order, or end before they begin.
            _ = new PromptFix(each.Title, each.Kind, [.. each.Edits]);
            Require(each.Edits[^1].Span.End <= prompt.Length, "edit", prompt);
        }
    }

    private static void Require(bool isTrue, string promise, string prompt)
    {
        if (!isTrue)
            throw new InvalidOperationException($"Broken promise: {promise}. {prompt}");
    }
}
