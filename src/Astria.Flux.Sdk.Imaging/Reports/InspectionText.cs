using System.Text;
using Astria.Flux.Imaging.Advice;
using Astria.Flux.Imaging.Facts;
using Astria.Flux.Imaging.Preparation;
using Astria.Flux.Imaging.Sets;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Reports;

/// <summary>Writes reports as a table for a terminal.</summary>
public static class InspectionText
{
    private static readonly string[] Titles = ["PHOTO", "USE", "SIZE", "FACE", "SHOT", "FOCUS", "BECOMES"];

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>A row a photo with its advice below it, then the advice on the set, then the plan; lines end in \n.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
    public static string Format(InspectionReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        string[][] rows = [Titles, .. report.Set.Photos.Select(photo => Row(report, photo))];
        int[] widths = [.. Titles.Select((_, column) => rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        for (var i = 0; i < rows.Length; i++)
        {
            text.AppendJoin("  ", rows[i].Select((cell, column) => cell.PadRight(widths[column])));
            while (text[^1] == ' ') text.Length--;
            text.Append('\n');
            if (i > 0) Advice(text, report, report.Set.Photos[i - 1]);
        }

        text.Append('\n');
        foreach (var item in report.Set.AdviceFor(null)) Advice(text, item);
        foreach (var file in report.Skipped) text.Append(Invariant($"  passed over: {file}\n"));
        var dropped = report.Preparation.Dropped.Count;
        text.Append(Invariant($"{Counted.Of(report.Set.Photos.Count, "photo")}, {dropped} left out, {Counted.Of(report.Preparation.Images.Count, "training image")}"));
        if (report.Training is { } plan) text.Append(Invariant($"; {plan.Preset.Name}: {(plan.Steps.Steps is { } steps ? Invariant($"{steps} steps") : "as many steps as the engine decides")}"));
        return text.Append('\n').ToString();
    }

    /// <summary>The word for how much advice matters.</summary>
    internal static string SeverityOf(PhotoAdvice item) => item.Severity switch
    {
        AdviceSeverity.Drop => "drop",
        AdviceSeverity.Warning => "warning",
        _ => "note",
    };

    private static void Advice(StringBuilder text, InspectionReport report, TrainingPhoto photo)
    {
        var any = false;
        foreach (var item in report.AdviceFor(photo))
        {
            Advice(text, item);
            any = true;
        }

        // The policy's own reasons, such as a photo without a face, may have no advice.
        if (!any && report.Dropped(photo) is { } dropped) text.Append(Invariant($"    drop     {dropped.Cause}: {dropped.Detail}\n"));
        foreach (var finding in report.ImagesOf(photo).FirstOrDefault()?.Caption?.Lint.Diagnostics ?? []) text.Append(Invariant($"    caption  {finding}\n"));
    }

    private static void Advice(StringBuilder text, PhotoAdvice item) => text.Append(Invariant($"    {SeverityOf(item),-8} {item.Code} {item.Message}\n"));

    private static string[] Row(InspectionReport report, TrainingPhoto photo)
    {
        var facts = photo.Facts;
        var face = facts.MainFace;
        return
        [
            photo.Name,
            report.VerdictOf(photo) switch { PhotoVerdict.Use => "yes", PhotoVerdict.UseWithCare => "yes, but", _ => "no" },
            facts.Header is null ? "?" : Invariant($"{facts.Width}×{facts.Height}"),
            face is null ? "-" : Invariant($"{facts.Faces!.Count} ({face.PixelSize} px)"),
            facts.Shot switch { ShotType.CloseUp => "close-up", ShotType.HalfBody => "half body", ShotType.FullBody => "full body", _ => "-" },
            (face?.Sharpness ?? facts.Sharpness) is { } sharpness ? Invariant($"{sharpness.Focus:0.00}") : "-",
            string.Join(" + ", report.ImagesOf(photo).Select(Image)) is { Length: > 0 } images ? images : "-",
        ];
    }

    private static string Image(PlannedImage image) => image.Kind == PreparedImageKind.CloseUp ? Invariant($"close-up {image.Bucket}") : image.Bucket.ToString();
}
