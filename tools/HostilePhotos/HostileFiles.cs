using System.Text;

namespace Astria.Flux.Tools.HostilePhotos;

/// <summary>Every kind of hostile file, made on the spot; none is kept.</summary>
internal static class HostileFiles
{
    public static IEnumerable<HostileFile> All() => [.. Other(), .. HostileJpegs.All(), .. HostilePngs.All(), .. HostileContainers.All()];

    public static byte[] Join(params IEnumerable<byte[]> parts) => [.. parts.SelectMany(part => part)];

    public static byte[] Repeat(byte[] part, int times)
    {
        var all = new byte[part.Length * times];
        for (var i = 0; i < times; i++) part.CopyTo(all, i * part.Length);
        return all;
    }

    private static IEnumerable<HostileFile> Other()
    {
        yield return new("empty", []);
        yield return new("one byte", [0xFF]);
        yield return new("text named as a picture", "hello, I am a picture"u8.ToArray());
        yield return new("svg of 40000 × 40000", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' width='40000' height='40000'><rect width='100%' height='100%'/></svg>"));
        yield return new("svg that reads a local file", Encoding.UTF8.GetBytes("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>"));
        yield return new("postscript", "%!PS-Adobe-3.0\n(run) show"u8.ToArray());
        yield return new("pdf", "%PDF-1.7\n1 0 obj"u8.ToArray());
        yield return new("msl script", "<?xml version='1.0'?><image><read filename='/etc/passwd'/></image>"u8.ToArray());
        yield return new("zip", "PK\u0003\u0004aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"u8.ToArray());
        yield return new("executable", Join("MZ"u8.ToArray(), new byte[512]));
        yield return new("bmp of 30000 × 30000, run-length coded", Bmp());
        yield return new("tiff of 60000 × 60000", [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 2, 0, 0, 1, 4, 0, 1, 0, 0, 0, 0x60, 0xEA, 0, 0, 1, 1, 4, 0, 1, 0, 0, 0, 0x60, 0xEA, 0, 0, 0, 0, 0, 0]);
        yield return new("noise of 1 MB", Noise(1 << 20));
        yield return new("zeros of 1 MB", new byte[1 << 20]);
        yield return new("65 MiB", Join([0xFF, 0xD8, 0xFF], new byte[65 << 20]));
        foreach (var (name, magic) in new[] { ("jpeg", new byte[] { 0xFF, 0xD8, 0xFF }), ("png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), ("gif", "GIF89a"u8.ToArray()), ("webp", "RIFF\0\0\0\0WEBP"u8.ToArray()), ("heic", "\0\0\0\u0018ftypheic\0\0\0\0"u8.ToArray()) })
        {
            yield return new($"{name}: first bytes only", magic);
            yield return new($"{name}: first bytes, then noise", Join(magic, Noise(100_000)));
        }
    }

    private static byte[] Noise(int bytes)
    {
        var noise = new byte[bytes];
        new Random(1).NextBytes(noise);
        return noise;
    }

    private static byte[] Bmp()
    {
        var head = new byte[54];
        "BM"u8.CopyTo(head);
        head[10] = 54;
        head[14] = 40;
        BitConverter.TryWriteBytes(head.AsSpan(18), 30_000);
        BitConverter.TryWriteBytes(head.AsSpan(22), 30_000);
        head[26] = 1;
        head[28] = 8;
        head[30] = 1;
        return Join(head, [0, 1]);
    }
}
