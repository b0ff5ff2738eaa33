using System.Text.Json;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Output;
using CsCheck;

namespace Astria.Flux.Tests.Prompts.Output;

internal sealed class LintJsonTests
{
    [Test]
    public void A_clean_prompt_has_no_diagnostics() => Format("a man, \"smiling\" é").Should().Be("""{"text":"a man, \"smiling\" é","diagnostics":[]}""");

    [Test]
    public void A_finding_has_the_members_that_programs_rely_on()
    {
        using var json = JsonDocument.Parse(Format("a (red:1.3) car"));

        var found = json.RootElement.GetProperty("diagnostics")[0];
        found.EnumerateObject().Select(member => member.Name).Should().Equal("id", "severity", "start", "length", "message", "fix");
        found.GetProperty("id").GetString().Should().Be("FLX101");
        found.GetProperty("severity").GetString().Should().Be("warning");
        found.GetProperty("start").GetInt32().Should().Be(2);
        found.GetProperty("length").GetInt32().Should().Be(9);
        found.GetProperty("fix").EnumerateObject().Select(member => member.Name).Should().Equal("title", "kind", "edits");
        found.GetProperty("fix").GetProperty("kind").GetString().Should().Be("safe");
        found.GetProperty("fix").GetProperty("edits")[0].EnumerateObject().Select(member => member.Name).Should().Equal("start", "length", "text");
    }

    [Test]
    public void What_no_fix_repairs_says_so()
    {
        using var json = JsonDocument.Parse(Format("no zebra"));

        json.RootElement.GetProperty("diagnostics")[0].GetProperty("fix").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Test]
    public void Alternatives_and_request_options_are_told()
    {
        using var json = JsonDocument.Parse(Format("a man, no glasses, in a park --ar 16:9"));

        var found = json.RootElement.GetProperty("diagnostics");
        found[0].GetProperty("fix").GetProperty("alternatives")[0].GetProperty("edits")[0].GetProperty("text").GetString().Should().Be("clearly visible eyes");
        found[1].GetProperty("fix").GetProperty("settings").GetProperty("aspect_ratio").GetString().Should().Be("16:9");
    }

    [Test]
    public void Any_text_is_one_line_of_json() => Gen.String[Gen.Char["(red:1.3) no,\ud83d\ude00\n\r\u2028\t\0\"\\"], 0, 100].Sample(text =>
    {
        var line = Format(text);
        using var json = JsonDocument.Parse(line);
        return !line.Contains('\n', StringComparison.Ordinal) && json.RootElement.GetProperty("text").GetString()!.Length == text.Length;
    });

    private static string Format(string prompt) => LintJson.Format(PromptLinter.Default.Lint(prompt));
}
