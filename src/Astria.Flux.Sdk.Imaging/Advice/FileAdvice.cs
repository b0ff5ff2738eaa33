using Astria.Flux.Imaging.Facts;
using Astria.Flux.Imaging.Probing;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Advice;

/// <summary>What there is to say about a photo as a file.</summary>
internal static class FileAdvice
{
    /// <summary>Whether there is more to say: a photo that can't be read has no other faults.</summary>
    public static bool Give(PhotoFacts photo, AdviceList advice)
    {
        if (photo.Fault is { } fault)
        {
            var (finding, remedy) = Split(fault.Problem);
            var code = CodeOf(fault.Kind);
            if (fault is { Found: { } found, Limit: { } limit }) advice.Add(AdviceSeverity.Drop, code, photo.Name, finding, remedy, ("found", found), ("limit", limit));
            else advice.Add(AdviceSeverity.Drop, code, photo.Name, finding, remedy);
        }

        if (photo.Header is not { } header) return false;
        if (Promised(photo.Name) is { } promised && promised != header.Format)
            advice.Add(AdviceSeverity.Note, AdviceCodes.ImageExtensionMismatch, photo.Name, $"named {Path.GetExtension(photo.Name)}, but is {Name(header.Format)}", "rename it, since other tools go by the name");
        if (header.FrameCount > 1)
            advice.Add(AdviceSeverity.Note, AdviceCodes.ImageAnimated, photo.Name, Invariant($"an animation of {header.FrameCount} frames"), "only the first is used", ("frames", header.FrameCount));
        if (header.HasLocation)
            advice.Add(AdviceSeverity.Note, AdviceCodes.ImageLocation, photo.Name, "tells where it was taken (GPS)", "preparing it removes that");
        return photo.IsReadable;
    }

    private static (string Finding, string Remedy) Split(string problem)
    {
        var text = problem.TrimEnd('.');
        var at = text.LastIndexOf("; ", StringComparison.Ordinal);
        if (at < 0) at = text.LastIndexOf(". ", StringComparison.Ordinal);
        return at < 0 ? (text, "leave it out") : (text[..at], Lowered(text[(at + 2)..]));
    }

    // A sentence that goes on; names of formats stay as they are.
    private static string Lowered(string text) => text.Length > 1 && char.IsUpper(text[1]) ? text : char.ToLowerInvariant(text[0]) + text[1..];

    private static string CodeOf(ImageFaultKind kind) => kind switch
    {
        ImageFaultKind.CodecMissing => AdviceCodes.ImageCodecMissing,
        ImageFaultKind.TooManyBytes => AdviceCodes.ImageLimitBytes,
        ImageFaultKind.TooManyPixels => AdviceCodes.ImageLimitPixels,
        ImageFaultKind.SideOutOfRange => AdviceCodes.ImageLimitSide,
        ImageFaultKind.TooManyScans => AdviceCodes.ImageLimitScans,
        ImageFaultKind.TooMuchMetadata => AdviceCodes.ImageLimitMetadata,
        ImageFaultKind.Truncated => AdviceCodes.ImageTruncated,
        ImageFaultKind.Corrupt => AdviceCodes.ImageCorrupt,
        ImageFaultKind.HeaderMismatch => AdviceCodes.ImageHeaderMismatch,
        _ => AdviceCodes.ImageUnsupported,
    };

    private static ImageFormat? Promised(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".JPG" or ".JPEG" => ImageFormat.Jpeg,
        ".PNG" => ImageFormat.Png,
        ".WEBP" => ImageFormat.WebP,
        ".GIF" => ImageFormat.Gif,
        ".HEIC" or ".HEIF" => ImageFormat.Heic,
        ".AVIF" => ImageFormat.Avif,
        _ => null,
    };

    private static string Name(ImageFormat format) => format == ImageFormat.WebP ? "WebP" : format.ToString().ToUpperInvariant();
}
