using System.Text;
using Astria.Flux.Cli.Photos;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Imaging.Advice;
using Astria.Flux.Imaging.Captions;
using Astria.Flux.Imaging.Codecs;
using Astria.Flux.Imaging.Preparation;
using Astria.Flux.Imaging.Reports;
using Astria.Flux.Planning;
using Astria.Flux.Presets;

namespace Astria.Flux.Cli.Inspect;

/// <summary>One run of <c>flux inspect</c>: finds photos, looks at them, plans, reports.</summary>
internal sealed class InspectRun(Terminal terminal, CaptionSubject subject, FluxPreset? named, AdviceSeverity threshold)
{
    private readonly IReadOnlyList<IImageCodec> _codecs = PhotoCodecs.Make();

    public async Task<int> ExecuteAsync(string source, bool asJson, string? page, CancellationToken cancellationToken)
    {
        var photos = await PhotoSource.FindAsync(terminal, source, cancellationToken);
        var preset = named ?? PresetAdvisor.Recommend(subject.SubjectClass, photos.Found.Images.Count).Preset;
        var set = await photos.LookAsync(preset, subject.SubjectClass, _codecs, cancellationToken);
        var preparation = PreparationPlanner.Plan(set, PreparationPolicy.For(preset, subject));
        var report = new InspectionReport(photos.Title, set, preparation) { Skipped = photos.Found.Skipped, Training = Training(preset, preparation) };

        if (page is not null)
            await WritePageAsync(terminal.PathOf(page), report, cancellationToken);
        if (asJson)
            InspectionJson.Write(terminal.Output, report);
        else
            await terminal.Writer.WriteAsync(InspectionText.Format(report));
        await terminal.Writer.FlushAsync(cancellationToken);
        return IsFound(report) ? ExitCode.Findings : ExitCode.Clean;
    }

    private async Task WritePageAsync(string path, InspectionReport report, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        await InspectionHtml.WriteAsync(writer, report, _codecs, cancellationToken);
    }

    private TrainingPlan? Training(FluxPreset preset, PreparationPlan preparation) => preparation.Images.Count == 0
        ? null
        : new TrainingPlanner().Plan(preparation.Facts, preset, new() { SubjectClass = subject.SubjectClass, Token = subject.Token });

    private bool IsFound(InspectionReport report) =>
        report.Preparation.Dropped.Count > 0 || report.Set.Advice.Concat(report.Preparation.Notes).Any(item => item.Severity >= threshold);
}
