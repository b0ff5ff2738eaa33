using System.IO.Compression;
using System.Text;

namespace Astria.Flux.Imaging.Tests.Archives;

/// <summary>Zips made on the spot, good ones and bad ones.</summary>
internal static class Zips
{
    public static readonly byte[] Photo = PictureCodec.EncodePng(TestPictures.Quarters(32, 32));

    public static byte[] Of(params (string Path, byte[] Content)[] entries) => With(entries, _ => { });

    public static byte[] With((string Path, byte[] Content)[] entries, Action<ZipArchiveEntry> change)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in entries)
            {
                var entry = zip.CreateEntry(path);
                change(entry);
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return buffer.ToArray();
    }

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Where the first record with a signature begins.</summary>
    public static int Find(byte[] zip, uint signature, int from = 0)
    {
        for (var at = from; at <= zip.Length - 4; at++)
        {
            if (BitConverter.ToUInt32(zip, at) == signature) return at;
        }

        throw new InvalidOperationException("There is no such record.");
    }

    /// <summary>The central directory record of the first entry, in which checks look.</summary>
    public static byte[] Patch(byte[] zip, int offsetInDirectory, params byte[] bytes)
    {
        var patched = (byte[])zip.Clone();
        bytes.CopyTo(patched, Find(zip, 0x02014B50) + offsetInDirectory);
        return patched;
    }

    /// <summary>Many directory records that all point at one entry: a bomb without a nested zip.</summary>
    public static byte[] Overlapping(byte[] content, int times)
    {
        var one = Of(("01.png", content));
        var directory = Find(one, 0x02014B50);
        var end = Find(one, 0x06054B50);
        using var bomb = new MemoryStream();
        bomb.Write(one, 0, directory);
        for (var i = 0; i < times; i++)
        {
            var record = one[directory..end];
            Encoding.ASCII.GetBytes($"{i:D2}.png").CopyTo(record, 46);
            bomb.Write(record);
        }

        var tail = one[end..];
        BitConverter.GetBytes((ushort)times).CopyTo(tail, 8);
        BitConverter.GetBytes((ushort)times).CopyTo(tail, 10);
        BitConverter.GetBytes((uint)((end - directory) * times)).CopyTo(tail, 12);
        bomb.Write(tail);
        return bomb.ToArray();
    }
}
