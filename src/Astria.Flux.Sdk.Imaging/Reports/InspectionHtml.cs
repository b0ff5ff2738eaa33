using Astria.Flux.Imaging.Advice;
using Astria.Flux.Imaging.Codecs;
using Astria.Flux.Imaging.Preparation;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Reports;

/// <summary>Writes reports as one page that needs nothing beside it: pictures, boxes, and for each photo what to do about it.</summary>
public static class InspectionHtml
{
    /// <summary>Writes a report, photo by photo.</summary>
    /// <param name="destination">Where the page goes; UTF-8 is promised in it.</param>
    /// <param name="report">The report.</param>
    /// <param name="codecs">What decodes the photos for their small pictures; <see langword="null"/> for <see cref="SkiaImageCodec"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> or <paramref name="report"/> is <see langword="null"/>.</exception>
    /// <exception cref="IOException">A photo can't be read, or the page can't be written.</exception>
    public static async Task WriteAsync(TextWriter destination, InspectionReport report, IReadOnlyList<IImageCodec>? codecs = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(report);
        var able = codecs ?? [new SkiaImageCodec()];
        await destination.WriteAsync(Head(report).AsMemory(), cancellationToken).ConfigureAwait(false);
        foreach (var photo in report.Set.Photos)
        {
            var thumbnail = await Thumbnail.OfAsync(photo, able, cancellationToken).ConfigureAwait(false);
            await destination.WriteAsync(PhotoCard.Of(report, photo, thumbnail).Markup.AsMemory(), cancellationToken).ConfigureAwait(false);
        }

        await destination.WriteAsync(Foot(report).AsMemory(), cancellationToken).ConfigureAwait(false);
    }

    private static string Head(InspectionReport report)
    {
        var verdicts = report.Set.Photos.Select(report.VerdictOf).ToList();
        return HtmlText.Of($"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
            <title>{report.Title}: training photos</title>
            <style>{new Html(Style())}</style>
            <input type="radio" name="show" id="all" checked><input type="radio" name="show" id="use"><input type="radio" name="show" id="care"><input type="radio" name="show" id="out">
            <header>
            <h1>{report.Title}</h1>
            <p class="sum">{Summary(report)}</p>
            <nav>
            <label for="all">All <b>{verdicts.Count}</b></label>
            <label for="use">Good <b>{verdicts.Count(verdict => verdict == PhotoVerdict.Use)}</b></label>
            <label for="care">Better retaken <b>{verdicts.Count(verdict => verdict == PhotoVerdict.UseWithCare)}</b></label>
            <label for="out">Left out <b>{verdicts.Count(verdict => verdict == PhotoVerdict.LeaveOut)}</b></label>
            </nav>
            <p class="key"><i class="face"></i> face <i class="unsure"></i> perhaps a face <i class="crop"></i> what is trained on <i class="near"></i> close-up</p>
            </header>
            {Set(report)}
            <main>

            """);
    }

    private static Html Summary(InspectionReport report)
    {
        var images = report.Preparation.Images;
        var closeUps = images.Count(image => image.Kind == PreparedImageKind.CloseUp);
        var training = report.Training is not { } plan ? default
            : Html.Of($" Preset <b>{plan.Preset.Name}</b>: {(plan.Steps.Steps is { } steps ? Invariant($"{steps} steps") : "the engine decides on the steps")}.");
        return Html.Of($"{Counted.Of(report.Set.Photos.Count, "photo")} {(report.Set.Photos.Count == 1 ? "becomes" : "become")} <b>{Counted.Of(images.Count, "training image")}</b>{(closeUps > 0 ? Invariant($", {closeUps} of them close-ups") : "")}.{training}");
    }

    private static Html Set(InspectionReport report)
    {
        var advice = report.Set.AdviceFor(null).OrderByDescending(item => item.Severity).ToList();
        return advice.Count == 0 ? default : Html.Of($"<section class=\"set\"><h2>The set as a whole</h2><ul>{Html.Join(advice.Select(Item))}</ul></section>");
    }

    /// <summary>One advice as an item of a list: what to do first.</summary>
    internal static Html Item(PhotoAdvice item) => Html.Of(
        $"<li class=\"{InspectionText.SeverityOf(item)}\"><strong>{Sentence(item.Remedy)}</strong> <span>{Sentence(item.Finding)}</span> <code>{item.Code}</code></li>");

    private static string Foot(InspectionReport report) => HtmlText.Of($"""
        </main>
        {(report.Skipped.Count == 0 ? default : Html.Of($"<section class=\"set\"><h2>Files that are no photos</h2><ul>{Html.Join(report.Skipped.Select(file => Html.Of($"<li class=\"note\">{file.Name}: {file.Reason}</li>")))}</ul></section>"))}
        </html>

        """);

    private static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..].TrimEnd('.') + ".";

    private static string Style()
    {
        using var stream = typeof(InspectionHtml).Assembly.GetManifestResourceStream("Astria.Flux.Imaging.Reports.report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
