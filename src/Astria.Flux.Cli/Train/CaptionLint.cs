using Astria.Flux.Generation;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Training;

namespace Astria.Flux.Cli.Train;

/// <summary>Captions, linted before they are trained on.</summary>
/// <param name="Images">The images, with their captions repaired if that was asked for.</param>
/// <param name="Findings">What was found in which image's caption.</param>
internal sealed record CaptionLint(IReadOnlyList<TrainingImage> Images, IReadOnlyList<(string Image, PromptDiagnostic Diagnostic)> Findings)
{
    public static CaptionLint Of(IReadOnlyList<TrainingImage> images, PromptLinter linter, PromptLintMode mode)
    {
        if (mode == PromptLintMode.Off) return new(images, []);
        var findings = new List<(string, PromptDiagnostic)>();
        var linted = new List<TrainingImage>();
        foreach (var image in images)
        {
            if (string.IsNullOrWhiteSpace(image.Caption))
            {
                linted.Add(image);
                continue;
            }

            var result = linter.Lint(image.Caption);
            findings.AddRange(result.Diagnostics.Where(diagnostic => diagnostic.Severity >= PromptSeverity.Warning).Select(diagnostic => (image.Name, diagnostic)));
            linted.Add(mode == PromptLintMode.Fix ? image.WithCaption(result.ApplyFixes()) : image);
        }

        return new(linted, findings);
    }
}
