using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Options;
using Astria.Flux.Prompts.Options.Sources;
using Astria.Flux.Prompts.Rules;

namespace Astria.Flux.Cli.Lint;

/// <summary>The linter for each file: its nearest options file, and what the command line says over that.</summary>
/// <param name="folder">The folder that paths are relative to.</param>
/// <param name="config">The options file; <see langword="null"/> for the nearest one.</param>
/// <param name="profile">What the prompts' target understands; <see langword="null"/> for what the options say.</param>
/// <param name="threshold">The least severity that makes the command fail, if the user named one.</param>
/// <param name="ignored">The rules to leave out.</param>
internal sealed class Linters(string folder, string? config, string? profile, PromptSeverity? threshold, IReadOnlyList<string> ignored)
{
    private readonly Dictionary<string, PromptLinter> _linters = new(StringComparer.Ordinal);

    /// <summary>The linter for a file; <see langword="null"/> for standard input.</summary>
    public PromptLinter For(string? file)
    {
        var source = config is not null ? Path.Combine(folder, config) : LintOptionsFile.Find(file ?? folder);
        if (!_linters.TryGetValue(source ?? string.Empty, out var linter))
            _linters.Add(source ?? string.Empty, linter = PromptLinter.Create(FluxPromptRules.All, OptionsOf(source)));
        return linter;
    }

    private PromptLintOptions OptionsOf(string? source)
    {
        var options = (source is null ? PromptLintOptions.Default : LintOptionsFile.Load(source)).Without([.. ignored]);
        if (profile is not null)
            options = options with { Profile = PromptProfiles.Find(profile)! };
        // What was named to make the command fail must be seen.
        return threshold is { } least && least < options.MinimumSeverity ? options with { MinimumSeverity = least } : options;
    }
}
