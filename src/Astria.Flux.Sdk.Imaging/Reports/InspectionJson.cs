using System.Text.Encodings.Web;
using System.Text.Json;
using Astria.Flux.Imaging.Advice;
using Astria.Flux.Imaging.Facts;
using Astria.Flux.Imaging.Preparation;
using Astria.Flux.Imaging.Sets;

namespace Astria.Flux.Imaging.Reports;

/// <summary>Writes reports as JSON: one object with <c>photos</c>, <c>set</c>, <c>preparation</c>, <c>training</c> and <c>skipped</c>.</summary>
public static class InspectionJson
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Writes a report. Members may be added in later versions; none changes its meaning.</summary>
    /// <param name="destination">Where it goes; it stays open.</param>
    /// <param name="report">The report.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static void Write(Stream destination, InspectionReport report)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(report);
        using var json = new Utf8JsonWriter(destination, Layout);
        json.WriteStartObject();
        json.WriteString("title", report.Title);
        json.WriteStartArray("photos");
        foreach (var photo in report.Set.Photos) Photo(json, report, photo);
        json.WriteEndArray();
        json.WriteStartObject("set");
        Advice(json, report.Set.AdviceFor(null));
        json.WriteEndObject();
        json.WriteStartObject("preparation");
        json.WriteNumber("images", report.Preparation.Images.Count);
        json.WriteNumber("left_out", report.Preparation.Dropped.Count);
        json.WriteEndObject();
        if (report.Training is { } plan)
        {
            json.WriteStartObject("training");
            json.WriteString("preset", plan.Preset.Reference);
            json.WriteNumber("images", plan.ImageCount);
            if (plan.Steps.Steps is { } steps) json.WriteNumber("steps", steps);
            json.WriteEndObject();
        }

        json.WriteStartArray("skipped");
        foreach (var file in report.Skipped)
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteString("reason", file.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Photo(Utf8JsonWriter json, InspectionReport report, TrainingPhoto photo)
    {
        var facts = photo.Facts;
        json.WriteStartObject();
        json.WriteString("name", photo.Name);
        json.WriteString("verdict", report.VerdictOf(photo) switch { PhotoVerdict.Use => "use", PhotoVerdict.UseWithCare => "use_with_care", _ => "leave_out" });
        if (report.Dropped(photo) is { } dropped) json.WriteString("left_out_because", $"{dropped.Cause}: {dropped.Detail}");
        json.WriteNumber("bytes", facts.ByteCount);
        if (facts.Header is { } header)
        {
            json.WriteString("format", header.Format.ToString().ToLowerInvariant());
            json.WriteNumber("width", facts.Width);
            json.WriteNumber("height", facts.Height);
            if (header.JpegQuality is { } quality) json.WriteNumber("jpeg_quality", quality);
            if (header.TakenAt is { } taken) json.WriteString("taken_at", taken);
            json.WriteBoolean("has_location", header.HasLocation);
        }

        if (facts.Hash is { } hash) json.WriteString("hash", hash.ToString());
        json.WriteString("shot", facts.Shot.ToString());
        Sharpness(json, facts.Sharpness);
        if (facts.Light is { } light) json.WriteNumber("luminance", Math.Round(light.Mean, 1));
        if (facts.Faces is not null)
        {
            json.WriteStartArray("faces");
            foreach (var face in facts.Faces) Face(json, face);
            json.WriteEndArray();
        }

        Advice(json, report.AdviceFor(photo));
        json.WriteStartArray("images");
        foreach (var image in report.ImagesOf(photo)) Image(json, image);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Face(Utf8JsonWriter json, FaceFacts face)
    {
        json.WriteStartObject();
        Box(json, face.Face.Box.Left, face.Face.Box.Top, face.Face.Box.Width, face.Face.Box.Height);
        json.WriteNumber("score", Math.Round(face.Face.Score, 3));
        json.WriteNumber("pixels", face.PixelSize);
        Sharpness(json, face.Sharpness);
        json.WriteNumber("luminance", Math.Round(face.Light.Mean, 1));
        json.WriteNumber("roll_degrees", Math.Round(face.RollDegrees, 1));
        json.WriteString("yaw", face.Yaw.ToString());
        json.WriteEndObject();
    }

    private static void Sharpness(Utf8JsonWriter json, Sharpness? sharpness)
    {
        if (sharpness is not { } known) return;
        json.WriteNumber("focus", Math.Round(known.Focus, 3));
        json.WriteNumber("detail", Math.Round(known.Detail, 2));
        json.WriteNumber("noise", Math.Round(known.Noise, 2));
    }

    private static void Image(Utf8JsonWriter json, PlannedImage image)
    {
        json.WriteStartObject();
        json.WriteString("name", image.Name);
        json.WriteString("kind", image.Kind == PreparedImageKind.CloseUp ? "close_up" : "whole");
        json.WriteNumber("width", image.Bucket.Width);
        json.WriteNumber("height", image.Bucket.Height);
        json.WriteStartArray("crop");
        foreach (var side in (int[])[image.Crop.Left, image.Crop.Top, image.Crop.Width, image.Crop.Height]) json.WriteNumberValue(side);
        json.WriteEndArray();
        json.WriteString("reason", image.Reason);
        if (image.Caption is { } caption)
        {
            json.WriteString("caption", caption.Text);
            json.WriteStartArray("caption_findings");
            foreach (var finding in caption.Lint.Diagnostics) json.WriteStringValue(finding.ToString());
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Advice(Utf8JsonWriter json, IEnumerable<PhotoAdvice> advice)
    {
        json.WriteStartArray("advice");
        foreach (var item in advice)
        {
            json.WriteStartObject();
            json.WriteString("code", item.Code);
            json.WriteString("severity", InspectionText.SeverityOf(item));
            json.WriteString("finding", item.Finding);
            json.WriteString("remedy", item.Remedy);
            if (item.OtherPhotos.Count > 0)
            {
                json.WriteStartArray("other_photos");
                foreach (var other in item.OtherPhotos) json.WriteStringValue(other);
                json.WriteEndArray();
            }

            json.WriteStartObject("figures");
            foreach (var (name, value) in item.Figures.Where(figure => double.IsFinite(figure.Value))) json.WriteNumber(name, value);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Box(Utf8JsonWriter json, params ReadOnlySpan<double> sides)
    {
        json.WriteStartArray("box");
        foreach (var side in sides) json.WriteNumberValue(Math.Round(side, 4));
        json.WriteEndArray();
    }
}
