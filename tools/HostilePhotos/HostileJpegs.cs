using static Astria.Flux.Tools.HostilePhotos.HostileFiles;

namespace Astria.Flux.Tools.HostilePhotos;

/// <summary>Hostile JPEGs, put together from segments.</summary>
internal static class HostileJpegs
{
    private static readonly byte[] Start = [0xFF, 0xD8];
    private static readonly byte[] End = [0xFF, 0xD9];

    // A DC table with the one code 0 for "no difference", an AC table with the one code 0 for "16384 to 32767 blocks are done".
    private static readonly byte[] Tables = Join(
        Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
        Segment(0xC4, [0x00, 1, .. new byte[15], 0]),
        Segment(0xC4, [0x10, 1, .. new byte[15], 0xE0]));

    private static readonly byte[] FirstScan = Segment(0xDA, [1, 1, 0, 0, 0, 0]);
    private static readonly byte[] NextScan = Segment(0xDA, [1, 1, 0, 1, 63, 0]);

    public static IEnumerable<HostileFile> All()
    {
        yield return new("jpeg: says 65500 × 65500", Join(Start, Tables, Frame(0xC0, 65500, 65500), FirstScan, End));
        yield return new("jpeg: says 0 × 0", Join(Start, Tables, Frame(0xC0, 0, 0), FirstScan, End));
        yield return new("jpeg: height comes later", Join(Start, Tables, Frame(0xC0, 640, 0), FirstScan, End));
        yield return new("jpeg: 33000 × 8", Join(Start, Tables, Frame(0xC0, 33000, 8), FirstScan, End));
        yield return new("jpeg: two frames", Join(Start, Tables, Frame(0xC0, 16, 16), Frame(0xC0, 60000, 60000), FirstScan, End));
        yield return new("jpeg: pixels before the frame", Join(Start, Tables, FirstScan, End));
        yield return new("jpeg: no frame", Join(Start, Tables, End));
        yield return new("jpeg: two components", Join(Start, Tables, Frame(0xC0, 64, 64, components: 2), FirstScan, End));
        yield return new("jpeg: 255 components", Join(Start, Tables, Frame(0xC0, 64, 64, components: 255), FirstScan, End));
        yield return new("jpeg: arithmetic coding", Join(Start, Tables, Frame(0xC9, 64, 64), FirstScan, End));
        yield return new("jpeg: lossless", Join(Start, Tables, Frame(0xC3, 64, 64), FirstScan, End));
        yield return new("jpeg: 12 bits", Join(Start, Tables, Frame(0xC1, 64, 64, bits: 12), FirstScan, End));
        yield return new("jpeg: segment without length", Join(Start, [0xFF, 0xE0, 0, 0], Tables, End));
        yield return new("jpeg: segment beyond the end", Join(Start, [0xFF, 0xE0, 0xFF, 0xFF, 0, 0]));
        yield return new("jpeg: 10 MB of FF", Join(Start, Repeat([0xFF], 10_000_000)));
        yield return new("jpeg: 400 scans of 12 megapixels", Scans(4000, 3000, 400));
        yield return new("jpeg: 10,000 scans of 64 pixels", Scans(8, 8, 10_000));
        yield return new("jpeg: 60 scans of 36 megapixels", Scans(6000, 6000, 60));
        yield return new("jpeg: 64 scans of 6 megapixels", Scans(3000, 2000, 64), MayBeRead: true);
        yield return new("jpeg: 10 scans of 39 megapixels", Scans(6500, 6000, 10), MayBeRead: true);
        yield return new("jpeg: baseline of 99 megapixels, no pixels", Join(Start, Tables, Frame(0xC0, 11000, 9000), FirstScan, [0], End), MayBeRead: true);
        yield return new("jpeg: 20 MB of comments", Join(Start, Repeat(Segment(0xFE, new byte[65_000]), 320), Tables, Frame(0xC0, 16, 16), FirstScan, [0], End));
        yield return new("jpeg: 20 MB of colour profile", Join(Start, Repeat(Segment(0xE2, [.. "ICC_PROFILE\0\u0001\u0001"u8, .. new byte[65_000]]), 320), Tables, Frame(0xC0, 16, 16), FirstScan, [0], End));
        yield return new("jpeg: colour profile of noise", With(Segment(0xE2, [.. "ICC_PROFILE\0\u0001\u0001"u8, .. Enumerable.Range(0, 3000).Select(i => (byte)(i * 37))])), MayBeRead: true);
        yield return new("jpeg: exif that points at itself", With(Exif([0, 1, 0x87, 0x69, 0, 4, 0, 0, 0, 1, 0, 0, 0, 8])), MayBeRead: true);
        yield return new("jpeg: exif of 65535 entries", With(Exif([0xFF, 0xFF, .. new byte[600]])), MayBeRead: true);
        yield return new("jpeg: exif beyond its end", With(Exif([0, 1, 0x01, 0x0F, 0, 2, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xF0])), MayBeRead: true);
        yield return new("jpeg: exif orientation 99", With(Exif([0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 99, 0, 0])), MayBeRead: true);
        yield return new("jpeg: exif of three bytes", With(Segment(0xE1, [.. "Exif\0\0"u8, 1, 2, 3])), MayBeRead: true);
        yield return new("jpeg: a zip behind it", Join(With([]), "PK\u0003\u0004 and more"u8.ToArray()), MayBeRead: true);
        yield return new("jpeg: script in a comment", With(Segment(0xFE, "<?php system('id'); ?><script>alert(1)</script>"u8.ToArray())), MayBeRead: true);
    }

    /// <summary>A grey progressive picture of so many scans.</summary>
    public static byte[] Scans(int width, int height, int scans)
    {
        var blocks = (long)((width + 7) / 8) * ((height + 7) / 8);
        var first = Join(FirstScan, new byte[(blocks + 7) / 8]);
        // One bit of code and fourteen of ones for each 32767 blocks, stuffed where a byte is FF.
        var runs = (int)((blocks / 32767) + 1);
        var bits = string.Concat(Enumerable.Repeat("011111111111111", runs));
        bits = bits.PadRight((bits.Length + 7) / 8 * 8, '1');
        var data = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).SelectMany(b => b == 0xFF ? new byte[] { 0xFF, 0 } : [b]).ToArray();
        return Join(Start, Tables, Frame(0xC2, width, height), first, Repeat(Join(NextScan, data), scans - 1), End);
    }

    private static byte[] With(byte[] segment) => Join(Start, segment, Tables, Frame(0xC0, 16, 16), FirstScan, [0], End);

    private static byte[] Frame(byte marker, int width, int height, int components = 1, int bits = 8) => Segment(
        marker,
        [(byte)bits, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, (byte)components, .. Enumerable.Range(1, components).SelectMany(i => new byte[] { (byte)i, 0x11, 0 })]);

    private static byte[] Exif(byte[] directory) => Segment(0xE1, [.. "Exif\0\0MM\0*\0\0\0\u0008"u8, .. directory, 0, 0, 0, 0]);

    private static byte[] Segment(byte marker, byte[] body) => [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];
}
