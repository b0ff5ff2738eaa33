using Astria.Flux.Cli.Terminals;
using Astria.Flux.Imaging.Advice;
using Astria.Flux.Imaging.Sets;

namespace Astria.Flux.Cli.Train;

/// <summary>Writes what is known before a training, for people.</summary>
internal static class TrainText
{
    /// <summary>Writes what is wrong with photos that are trained on all the same, with the set, and with the captions.</summary>
    public static void Write(Terminal terminal, TrainingSet set, CaptionLint captions)
    {
        List<IReadOnlyList<Cell>> rows =
        [
            .. set.Advice.Where(advice => advice.Severity == AdviceSeverity.Warning || (advice is { Severity: AdviceSeverity.Drop, Photo: null })).Select(advice => (IReadOnlyList<Cell>)[advice.Photo ?? "the set", new(advice.Code, Tone.Caution), advice.Message]),
            .. captions.Findings.Select(finding => (IReadOnlyList<Cell>)[finding.Image, new(finding.Diagnostic.RuleId, Tone.Caution), $"caption: {finding.Diagnostic.Message}"]),
        ];
        if (rows.Count == 0) return;
        terminal.Writer.WriteLine();
        Tables.Write(terminal, ["Could be better", "Finding", "What it is"], rows);
    }
}
