using System.Globalization;
using System.Text;

namespace Astria.Flux.Imaging.Probing;

/// <summary>Reads the few values of an EXIF block (CIPA DC-008, a TIFF structure) that are used here: orientation, date, camera, whether there is a place.</summary>
/// <remarks>Anything that points outside the block is left out; no directory is read twice and no chain is followed.</remarks>
internal static class ExifReader
{
    // A directory of a camera has some dozens.
    private const int MaxEntries = 512;
    private const int MaxText = 64;

    private const int Make = 0x010F;
    private const int Model = 0x0110;
    private const int Orientation = 0x0112;
    private const int ModifiedAt = 0x0132;
    private const int ExifDirectory = 0x8769;
    private const int GpsDirectory = 0x8825;
    private const int TakenAt = 0x9003;
    private const int GpsLatitude = 0x0002;

    public static ExifData Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
            return default;
        var big = tiff[0] == (byte)'M';
        var main = TiffDirectory.Read(tiff, big, 4, MaxEntries);
        var exif = main.Pointer(tiff, ExifDirectory) is { } at ? TiffDirectory.At(tiff, big, at, MaxEntries) : default;
        var gps = main.Pointer(tiff, GpsDirectory) is { } place ? TiffDirectory.At(tiff, big, place, MaxEntries) : default;
        var make = Text(main.Ascii(tiff, Make));
        var model = Text(main.Ascii(tiff, Model));
        return new(
            main.Short(tiff, Orientation) is { } o and >= 1 and <= 8 ? (ExifOrientation)o : null,
            Date(exif.Ascii(tiff, TakenAt)) ?? Date(main.Ascii(tiff, ModifiedAt)),
            Camera(make, model),
            gps.Has(tiff, GpsLatitude));
    }

    private static string? Camera(string? make, string? model) => (make, model) switch
    {
        (null, _) => model,
        (_, null) => make,
        // Many makers repeat their name in the model's.
        _ when model.StartsWith(make, StringComparison.OrdinalIgnoreCase) => model,
        _ => $"{make} {model}",
    };

    private static string? Text(ReadOnlySpan<byte> ascii)
    {
        var end = ascii.IndexOf((byte)0);
        var text = Encoding.Latin1.GetString(end < 0 ? ascii : ascii[..end]).Trim();
        var clean = string.Concat(text.Where(c => !char.IsControl(c)).Take(MaxText));
        return clean.Length == 0 ? null : clean;
    }

    private static DateTime? Date(ReadOnlySpan<byte> ascii) =>
        DateTime.TryParseExact(Text(ascii), "yyyy':'MM':'dd HH':'mm':'ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
