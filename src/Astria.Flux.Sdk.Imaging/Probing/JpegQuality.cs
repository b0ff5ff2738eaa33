namespace Astria.Flux.Imaging.Probing;

/// <summary>Estimates with which quality a JPEG was saved, by libjpeg's scale, which nearly all writers use or come close to.</summary>
internal static class JpegQuality
{
    // The sum of ITU T.81's example table K.1 (luminance), which quality 50 stands for.
    private const double StandardSum = 3688;

    public static int? Estimate(ReadOnlySpan<byte> tables)
    {
        // Table 0 is the luminance's; 8-bit entries, or 16-bit ones when the upper half of the first byte is 1.
        if (tables.Length < 65 || (tables[0] & 15) != 0)
            return null;
        var wide = tables[0] >> 4 == 1;
        if (wide && tables.Length < 129)
            return null;
        double sum = 0;
        for (var i = 0; i < 64; i++)
            sum += wide ? (tables[1 + (2 * i)] << 8) | tables[2 + (2 * i)] : tables[1 + i];
        // libjpeg: below 50 entries grow by 5000 / q %, above they shrink to 200 - 2 q %.
        var scale = sum / StandardSum * 100;
        var quality = scale > 100 ? 5000 / scale : (200 - scale) / 2;
        return (int)Math.Clamp(Math.Round(quality), 1, 100);
    }
}
