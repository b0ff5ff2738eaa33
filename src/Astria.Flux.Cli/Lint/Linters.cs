using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Options;
using Astria.Flux.Prompts.Options.Sources;
using Astria.Flux.Prompts.Rules;
using Astria.Flux.Prompts.Tokens;

namespace Astria.Flux.Cli.Lint;

/// <summary>The linter for each file: its nearest options file, and what the command line says over that.</summary>
/// <param name="folder">The folder that paths are relative to.</param>
/// <param name="config">The options file; <see langword="null"/> for the nearest one.</param>
/// <param name="profile">What the prompts' target understands; <see langword="null"/> for what the options say.</param>
/// <param name="threshold">The least severity that makes the command fail, if the user named one.</param>
/// <param name="ignored">The rules to leave out.</param>
/// <param name="counter">What counts tokens; <see langword="null"/> for the estimate.</param>
internal sealed class Linters(string folder, string? config, string? profile, PromptSeverity? threshold, IReadOnlyList<string> ignored, ITokenCounter? counter)
{
    private readonly Dictionary<string, PromptLinter> _linters = new(StringComparer.Ordinal);

    /// <summary>Reads all options files that the files need, before any file is read: a run that can't be made to its end rewrites nothing.</summary>
    /// <exception cref="WrongUseException">Options files that can't be used, each with all its faults.</exception>
    public void Prepare(IEnumerable<string?> files)
    {
        var faults = new List<string>();
        foreach (var file in files)
        {
            try
            {
                For(file);
            }
            catch (Exception e) when (e is FormatException or FluxPolicyException or IOException or UnauthorizedAccessException)
            {
                if (!faults.Contains(e.Message)) faults.Add(e.Message);
            }
        }

        if (faults.Count > 0) throw new WrongUseException(string.Join('\n', faults));
    }

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
        var options = (source is null ? PromptLintOptions.Default : LintOptionsFile.Load(Named(source))).Without([.. ignored]);
        if (profile is not null)
            options = options with { Profile = PromptProfiles.Find(profile)! };
        if (counter is not null)
            options = options with { Profile = options.Profile with { TokenCounter = counter } };
        // What was named to make the command fail must be seen.
        return threshold is { } least && least < options.MinimumSeverity ? options with { MinimumSeverity = least } : options;
    }

    // What was typed has to be there; a file that was found is.
    private string Named(string source) => config is null || File.Exists(source)
        ? source
        : throw new WrongUseException(Directory.Exists(source) ? $"--config: {config} is a folder; give the file in it, such as {Path.Combine(config, LintOptionsFile.Name)}." : $"--config: there is no file {config}.");
}
