namespace Astria.Flux.Imaging.Probing;

/// <summary>Reads what a file says about its picture, in managed code and in time linear in its length, and decides whether it may be decoded.</summary>
/// <remarks>Pure and thread-safe. It never throws on content: whatever is wrong comes back as a fault.</remarks>
public static class ImageProbe
{
    /// <summary>Reads a file's header.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="limits">What it may ask for; <see langword="null"/> for <see cref="ImageLimits.Default"/>.</param>
    /// <returns>The format, the header where one could be read, and the fault that forbids decoding where there is one.</returns>
    public static ProbeResult Read(ReadOnlySpan<byte> content, ImageLimits? limits = null)
    {
        limits ??= ImageLimits.Default;
        var format = FormatSniffer.Sniff(content);
        if (content.Length > limits.MaxBytes)
            return new(format, null, LimitCheck.Bytes(content.Length, limits));
        var draft = new HeaderDraft(format);
        switch (format)
        {
            case ImageFormat.Jpeg:
                JpegReader.Read(content, draft);
                break;
            case ImageFormat.Png:
                PngReader.Read(content, draft);
                break;
            case ImageFormat.WebP:
                WebPReader.Read(content, draft);
                break;
            case ImageFormat.Gif:
                GifReader.Read(content, draft);
                break;
            case ImageFormat.Heic or ImageFormat.Avif:
                IsoMediaReader.Read(content, draft);
                break;
            default:
                draft.Refuse(ImageFaultKind.Unsupported, FormatSniffer.Describe(format, content.Length));
                break;
        }

        var header = draft.ToHeader();
        if (header is null && draft.Fault is null)
            draft.Refuse(ImageFaultKind.Truncated, "ends before its size is told; download or export it again.");
        return new(format, header, draft.Fault ?? LimitCheck.Of(header!, limits));
    }
}
