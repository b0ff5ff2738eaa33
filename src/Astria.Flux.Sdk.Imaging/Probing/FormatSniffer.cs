using System.Text;

namespace Astria.Flux.Imaging.Probing;

/// <summary>Tells formats by their first bytes.</summary>
internal static class FormatSniffer
{
    // How far into a file a text format's first tag is looked for.
    private const int TextReach = 1024;

    public static ImageFormat Sniff(ReadOnlySpan<byte> file) => file switch
    {
        [0xFF, 0xD8, 0xFF, ..] => ImageFormat.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ImageFormat.Png,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => ImageFormat.WebP,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => ImageFormat.Gif,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', _, _, _, _, ..] => IsoMediaReader.Brand(file),
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => ImageFormat.Bmp,
        [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..] => ImageFormat.Tiff,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] or [(byte)'%', (byte)'!', (byte)'P', (byte)'S', ..] => ImageFormat.Pdf,
        _ => IsSvg(file) ? ImageFormat.Svg : ImageFormat.Unknown,
    };

    /// <summary>Why a format isn't read, and what to do.</summary>
    public static string Describe(ImageFormat format, int bytes) => format switch
    {
        _ when bytes == 0 => "is empty; download or export it again.",
        ImageFormat.Unknown => "is no picture that can be read; JPEG, PNG, WebP and GIF files can.",
        _ => $"is {Article(format)} file, which is not read; export it as JPEG or PNG.",
    };

    private static string Article(ImageFormat format) => format is ImageFormat.Svg ? "an SVG" : $"a {format.ToString().ToUpperInvariant()}";

    private static bool IsSvg(ReadOnlySpan<byte> file)
    {
        var start = file[..Math.Min(file.Length, TextReach)];
        return start.IndexOf("<svg"u8) >= 0 || (start.IndexOf(Encoding.Unicode.GetBytes("<svg")) >= 0);
    }
}
