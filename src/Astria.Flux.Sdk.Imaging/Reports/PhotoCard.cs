using Astria.Flux.Imaging.Facts;
using Astria.Flux.Imaging.Preparation;
using Astria.Flux.Imaging.Sets;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Reports;

/// <summary>One photo of a page.</summary>
internal static class PhotoCard
{
    public static Html Of(InspectionReport report, TrainingPhoto photo, string? thumbnail)
    {
        var (kind, words) = report.VerdictOf(photo) switch
        {
            PhotoVerdict.Use => ("use", "Good"),
            PhotoVerdict.UseWithCare => ("care", "Better retaken"),
            _ => ("out", "Left out"),
        };
        return Html.Of($"""
            <article class="{kind}">
            <figure>{Picture(report, photo, thumbnail)}</figure>
            <h3>{photo.Name} <em>{words}</em></h3>
            {Advice(report, photo)}
            {Captions(report, photo)}
            <p class="facts">{string.Join(" · ", Figures(report, photo).Where(part => part is not null))}</p>
            </article>

            """);
    }

    private static Html Picture(InspectionReport report, TrainingPhoto photo, string? thumbnail)
    {
        var (width, height) = (photo.Facts.Width, photo.Facts.Height);
        if (thumbnail is null || width == 0) return Html.Of($"<div class=\"none\">no picture to show</div>");
        var crops = Html.Join(report.ImagesOf(photo).Select(image => Rectangle(
            image.Kind == PreparedImageKind.CloseUp ? "near" : "crop", image.Crop.Left, image.Crop.Top, image.Crop.Width, image.Crop.Height)));
        var faces = Html.Join((photo.Facts.Faces ?? []).Select(face => Face(face, photo.Facts.CertainScore, width, height)));
        return Html.Of($"<img src=\"{thumbnail}\" alt=\"\" loading=\"lazy\"><svg viewBox=\"0 0 {width} {height}\" aria-hidden=\"true\">{crops}{faces}</svg>");
    }

    private static Html Face(FaceFacts face, double certainScore, int width, int height)
    {
        // A face that the edge cuts has a box beyond it.
        var box = face.Face.Box.Intersect(new(0, 0, 1, 1));
        return Rectangle(face.Face.Score >= certainScore ? "face" : "unsure", box.Left * width, box.Top * height, box.Width * width, box.Height * height);
    }

    private static Html Rectangle(string kind, double left, double top, double width, double height) =>
        Html.Of($"<rect class=\"{kind}\" x=\"{left:0.#}\" y=\"{top:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\"/>");

    private static Html Advice(InspectionReport report, TrainingPhoto photo)
    {
        var items = report.AdviceFor(photo).Select(InspectionHtml.Item).ToList();
        if (items.Count == 0 && report.Dropped(photo) is { } dropped) items.Add(Html.Of($"<li class=\"drop\"><span>{dropped.Detail ?? dropped.Cause.ToString()}</span></li>"));
        return items.Count == 0 ? default : Html.Of($"<ul>{Html.Join(items)}</ul>");
    }

    private static Html Captions(InspectionReport report, TrainingPhoto photo) => Html.Join(report.ImagesOf(photo).Where(image => image.Caption is not null).Select(image => Html.Of(
        $"<p class=\"caption\">“{image.Caption!.Text}”{Html.Join(image.Caption.Lint.Diagnostics.Select(finding => Html.Of($" <span class=\"warning\">{finding.RuleId} {finding.Message}</span>")))}</p>")));

    private static IEnumerable<string?> Figures(InspectionReport report, TrainingPhoto photo)
    {
        var facts = photo.Facts;
        yield return facts.Header is null ? null : Invariant($"{facts.Width} × {facts.Height}");
        yield return facts.Shot switch { ShotType.CloseUp => "close-up", ShotType.HalfBody => "half body", ShotType.FullBody => "full body", _ => null };
        yield return facts.MainFace is { } face ? Invariant($"face {face.PixelSize} px, focus {face.Sharpness.Focus:0.00}, light {face.Light.Mean:0}") : null;
        yield return facts.Header?.JpegQuality is { } quality ? Invariant($"JPEG {quality}") : null;
        yield return facts.Header?.TakenAt is { } taken ? Invariant($"{taken:yyyy-MM-dd HH:mm}") : null;

        // A space that no line breaks at.
        foreach (var image in report.ImagesOf(photo)) yield return Invariant($"→\u00A0{image.Bucket}{(image.Kind == PreparedImageKind.CloseUp ? "\u00A0close-up" : "")}");
    }
}
