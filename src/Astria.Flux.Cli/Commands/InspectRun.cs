using System.Text;
using Astria.Flux.Imaging.Advice;
using Astria.Flux.Imaging.Archives;
using Astria.Flux.Imaging.Captions;
using Astria.Flux.Imaging.Codecs;
using Astria.Flux.Imaging.Heic;
using Astria.Flux.Imaging.Preparation;
using Astria.Flux.Imaging.Reports;
using Astria.Flux.Imaging.Sets;
using Astria.Flux.Planning;
using Astria.Flux.Presets;

namespace Astria.Flux.Cli.Commands;

/// <summary>One run of <c>flux inspect</c>: finds photos, looks at them, plans, reports.</summary>
internal sealed class InspectRun(Terminal terminal, CaptionSubject subject, FluxPreset? named, AdviceSeverity threshold)
{
    // Photos of iPhones too: who uses a command can't add a package to it.
    private readonly IReadOnlyList<IImageCodec> _codecs = [new DecodeCache(new SkiaImageCodec()), new HeicImageCodec()];

    public async Task<int> ExecuteAsync(string source, bool asJson, string? page, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(Path.Combine(terminal.Folder, source));
        var found = await FindAsync(path, source, cancellationToken);
        if (found.Images.Count == 0)
            throw new WrongUseException($"there are no photos in {source}.");
        var preset = named ?? PresetAdvisor.Recommend(subject.SubjectClass, found.Images.Count).Preset;

        // Judged by the size that this preset trains at, as the images are made.
        var area = (long)preset.Lora.Resolution * preset.Lora.Resolution;
        var options = new TrainingSetOptions { Advice = new() { Preset = preset, SubjectClass = subject.SubjectClass, Image = new() { TrainingArea = area } }, Inspector = new(new() { Codecs = _codecs }) };
        var set = await TrainingSet.InspectAsync(found.Images, options, progress: null, cancellationToken);
        var preparation = PreparationPlanner.Plan(set, PreparationPolicy.For(preset, subject));
        var report = new InspectionReport(Path.GetFileName(path.TrimEnd('/', '\\')), set, preparation) { Skipped = found.Skipped, Training = Training(preset, preparation) };

        if (page is not null)
            await WritePageAsync(Path.Combine(terminal.Folder, page), report, cancellationToken);
        if (asJson)
            InspectionJson.Write(terminal.Output, report);
        else
            await terminal.Writer.WriteAsync(InspectionText.Format(report));
        await terminal.Writer.FlushAsync(cancellationToken);
        return IsFound(report) ? ExitCode.Findings : ExitCode.Clean;
    }

    private static async Task<FoundPhotos> FindAsync(string path, string source, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
            return await TrainingFolder.ReadAsync(path, cancellationToken: cancellationToken);
        return File.Exists(path)
            ? await TrainingArchive.ReadAsync(path, cancellationToken: cancellationToken)
            : throw new WrongUseException($"there is no folder or zip {source}.");
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
