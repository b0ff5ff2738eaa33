using static System.FormattableString;

namespace Astria.Flux.Imaging.Probing;

/// <summary>Holds a header against limits.</summary>
internal static class LimitCheck
{
    public static ImageFault Bytes(long bytes, ImageLimits limits) => new(
        ImageFaultKind.TooManyBytes, Invariant($"has {bytes:N0} bytes, above {limits.MaxBytes:N0}; export it smaller."), bytes, limits.MaxBytes);

    public static ImageFault? Of(ImageHeader header, ImageLimits limits)
    {
        int longer = Math.Max(header.Width, header.Height), shorter = Math.Min(header.Width, header.Height);
        var pixels = (long)header.Width * header.Height;
        var working = (long)(pixels * header.WorkingBytesPerPixel);
        var scanned = pixels * header.JpegScans;
        var size = Invariant($"is {header.Width}×{header.Height} pixels");
        if (longer > limits.MaxSide)
            return new(ImageFaultKind.SideOutOfRange, Invariant($"{size}; a side has at most {limits.MaxSide}. Export it smaller."), longer, limits.MaxSide);
        if (shorter < limits.MinSide)
            return new(ImageFaultKind.SideOutOfRange, Invariant($"{size}; a side has at least {limits.MinSide}. Take the original."), shorter, limits.MinSide);
        if (pixels > limits.MaxPixels)
            return new(ImageFaultKind.TooManyPixels, Invariant($"{size}, above {limits.MaxPixels / 1e6:0.#} megapixels; export it smaller."), pixels, limits.MaxPixels);
        if (working > limits.MaxWorkingBytes)
            return new(ImageFaultKind.TooManyPixels, Invariant($"{size} in an encoding that takes {working >> 20} MiB to open, above {limits.MaxWorkingBytes >> 20} MiB; export it smaller, or as an ordinary JPEG."), working, limits.MaxWorkingBytes);
        if (header.JpegScans > limits.MaxJpegScans)
            return new(ImageFaultKind.TooManyScans, Invariant($"has {header.JpegScans} scans, above {limits.MaxJpegScans}; export it again."), header.JpegScans, limits.MaxJpegScans);
        if (header.JpegScans > 1 && scanned > limits.MaxScannedPixels)
            return new(ImageFaultKind.TooManyScans, Invariant($"{size} in {header.JpegScans} scans, which is too much work; export it as an ordinary (baseline) JPEG."), scanned, limits.MaxScannedPixels);
        if (header.MetadataBytes > limits.MaxMetadataBytes)
            return new(ImageFaultKind.TooMuchMetadata, Invariant($"carries {header.MetadataBytes:N0} bytes of metadata, above {limits.MaxMetadataBytes:N0}; export it without."), header.MetadataBytes, limits.MaxMetadataBytes);
        return null;
    }
}
