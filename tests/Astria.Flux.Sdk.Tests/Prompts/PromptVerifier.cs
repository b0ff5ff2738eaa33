using System.Text;
using Astria.Flux.Prompts;

namespace Astria.Flux.Tests.Prompts;

/// <summary>Checks what a rule finds in a prompt whose findings are marked: <c>a man, [|no hat|]</c>. No marks: it must find
/// nothing.</summary>
internal static class PromptVerifier
{
    public static void Finds(string ruleId, string marked)
    {
        var prompt = Strip(marked);
        var spans = PromptLinter.Default.Lint(prompt).Diagnostics
            .Where(diagnostic => diagnostic.RuleId == ruleId)
            .Select(diagnostic => (diagnostic.Start, diagnostic.Span.End));

        Mark(prompt, spans).Should().Be(marked);
    }

    public static void Fixes(string prompt, string repaired) => PromptLinter.Default.Lint(prompt).ApplyFixes().Should().Be(repaired);

    public static string Strip(string marked) =>
        marked.Replace("[|", string.Empty, StringComparison.Ordinal).Replace("|]", string.Empty, StringComparison.Ordinal);

    private static string Mark(string prompt, IEnumerable<(int Start, int End)> spans)
    {
        var found = spans.ToArray();
        var result = new StringBuilder();
        for (var i = 0; i <= prompt.Length; i++)
        {
            result.Insert(result.Length, "|]", found.Count(span => span.End == i));
            result.Insert(result.Length, "[|", found.Count(span => span.Start == i));
            if (i < prompt.Length)
                result.Append(prompt[i]);
        }

        return result.ToString();
    }
}
