using System.Text;
using Astria.Flux.Prompts.Diagnostics;

namespace Astria.Flux.Prompts.Output;

/// <summary>Writes what a linter found for people: the place, the message, the words with carets under them, and what a fix would do.</summary>
public static class LintText
{
    private const string Reset = "\u001b[0m";
    private const string Bold = "\u001b[1m";
    private const string Faint = "\u001b[2m";

    /// <summary>Writes the findings in a prompt.</summary>
    /// <param name="prompt">What was found, and where the prompt stands.</param>
    /// <param name="colors">Whether to colour it for a terminal.</param>
    /// <returns>Some lines for each finding, each with its end; empty when there are none. <c>portraits.txt:3:14: warning FLX201: …</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/> is <see langword="null"/>.</exception>
    public static string Format(LintedPrompt prompt, bool colors = false)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        var text = new StringBuilder();
        var places = new PromptPlaces(prompt);
        foreach (var diagnostic in prompt.Result.Diagnostics)
            Append(text, prompt, places, diagnostic, colors);
        return text.ToString();
    }

    private static void Append(StringBuilder text, LintedPrompt prompt, PromptPlaces places, PromptDiagnostic diagnostic, bool colors)
    {
        var place = places.PositionOf(diagnostic.Start);
        var color = ColorOf(diagnostic.Severity);
        var (line, carets) = CaretLines.Render(prompt.Result.Prompt, diagnostic.Span);
        if (prompt.File is not null)
            text.Append(prompt.File).Append(':');
        text.Append(Invariant($"{place.Line}:{place.Column}: "))
            .Append(Paint($"{SeverityNames.Of(diagnostic.Severity)} {diagnostic.RuleId}", color, colors))
            .Append(": ").Append(Paint(Shown(diagnostic.Message), Bold, colors)).Append('\n');
        text.Append("  ").Append(line).Append('\n');
        text.Append("  ").Append(Paint(carets, color, colors)).Append('\n');
        if (diagnostic.Fix is not { } fix)
            return;
        AppendFix(text, fix.Kind == PromptFixKind.Safe ? "fix" : "suggestion", fix, colors);
        foreach (var alternative in fix.Alternatives)
            AppendFix(text, "or", alternative, colors);
    }

    private static void AppendFix(StringBuilder text, string label, PromptFix fix, bool colors) =>
        text.Append("  ").Append(Paint($"{label}: {Shown(fix.Title)}", Faint, colors)).Append('\n');

    private static string Paint(string text, string color, bool colors) => colors ? color + text + Reset : text;

    // A message quotes the prompt; what is a control character there must not reach a terminal.
    private static string Shown(string text) => string.Create(text.Length, text, static (shown, from) =>
    {
        for (var i = 0; i < shown.Length; i++)
            shown[i] = char.IsControl(from[i]) ? ' ' : from[i];
    });

    private static string ColorOf(PromptSeverity severity) => severity switch
    {
        PromptSeverity.Error => "\u001b[31m",
        PromptSeverity.Warning => "\u001b[33m",
        PromptSeverity.Information => "\u001b[36m",
        _ => Faint,
    };
}
