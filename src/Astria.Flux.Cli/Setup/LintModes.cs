using System.CommandLine;
using Astria.Flux.Cli.Words;
using Astria.Flux.Generation;

namespace Astria.Flux.Cli.Setup;

/// <summary>The option that says what becomes of what the linter finds.</summary>
internal static class LintModes
{
    public static Option<string> Option(string what) => new Option<string>("--lint")
    {
        Description = $"What becomes of {what} with text that FLUX won't understand: warn (told), fix (repaired where that is safe), refuse (nothing is begun), off.",
        DefaultValueFactory = _ => "warn",
    }.OneOf("warn", "fix", "refuse", "off");

    public static PromptLintMode Read(string word) => Enum.Parse<PromptLintMode>(word, ignoreCase: true);
}
