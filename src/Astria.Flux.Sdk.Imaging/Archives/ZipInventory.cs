using System.Buffers.Binary;
using System.IO.Compression;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Archives;

/// <summary>Looks through the directory of a zip before anything is unpacked, and lists what is wrong.</summary>
internal static class ZipInventory
{
    private const int LinkType = 0xA000;
    private const int TypeMask = 0xF000;
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int LongestRecord = 1024;
    private const uint EndSignature = 0x06054B50;
    private const uint WindowsLink = 0x400;

    // Small files may shrink as they like: a caption of blanks is no bomb.
    private const long RatioMatters = 1 << 20;

    /// <summary>Refuses an archive whose directory alone would fill memory, before it is read.</summary>
    public static string? DirectoryFault(Stream zip, ArchiveLimits limits)
    {
        var tail = new byte[Math.Min(zip.Length, EndLength + LongestComment)];
        zip.Seek(-tail.Length, SeekOrigin.End);
        zip.ReadExactly(tail);
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) != EndSignature) continue;
            var entries = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10));
            if (entries > limits.MostEntries) return Invariant($"announces {entries} entries or more; at most {limits.MostEntries} are read.");

            // The reader goes on to the end of the directory, whatever number was announced.
            var directory = zip.Length - tail.Length + at - BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
            return directory < 0 || directory > (long)limits.MostEntries * LongestRecord ? "has a directory that is too long, or none." : null;
        }

        return "is no zip archive, or its end is missing.";
    }

    /// <summary>Every fault of the entries.</summary>
    public static List<FluxFault> Faults(ZipArchive zip, long archiveBytes, ArchiveLimits limits)
    {
        var faults = new List<FluxFault>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        long packed = 0, unpacked = 0;
        foreach (var entry in zip.Entries)
        {
            var place = Printable(entry.FullName);
            packed += entry.CompressedLength;
            unpacked += entry.Length;
            if (EntryPath.Fault(entry.FullName, limits) is { } fault) faults.Add(new(place, fault));
            else if (Fault(entry, limits) is { } other) faults.Add(new(place, other));
            if (!names.Add(entry.FullName.Replace('\\', '/'))) faults.Add(new(place, "is there twice, or differs from another in letter case only."));
        }

        if (zip.Entries.Count > limits.MostEntries) faults.Add(new("entries", Invariant($"are {zip.Entries.Count}; at most {limits.MostEntries} are read.")));
        if (unpacked > limits.MostTotalBytes) faults.Add(new("entries", Invariant($"unpack to {unpacked} bytes; at most {limits.MostTotalBytes} are read.")));

        // Bombs let many entries share the same bytes.
        if (packed > archiveBytes) faults.Add(new("entries", Invariant($"claim {packed} packed bytes of an archive of {archiveBytes}: they overlap.")));
        return faults;
    }

    private static string? Fault(ZipArchiveEntry entry, ArchiveLimits limits)
    {
        if (((entry.ExternalAttributes >> 16) & TypeMask) == LinkType || (entry.ExternalAttributes & WindowsLink) != 0) return "is a link; archives hold files.";
        if (entry.IsEncrypted) return "is encrypted; pack it without a password.";
        if (entry.Length > limits.MostEntryBytes) return Invariant($"unpacks to {entry.Length} bytes; at most {limits.MostEntryBytes} are read.");
        return entry.Length > RatioMatters && entry.Length > limits.MostRatio * Math.Max(1, entry.CompressedLength)
            ? Invariant($"unpacks to {entry.Length} bytes from {entry.CompressedLength}: a bomb, or no photo.")
            : null;
    }

    private static string Printable(string path)
    {
        const int Most = 80;
        var clean = string.Concat(path.Take(Most).Select(c => char.IsControl(c) ? '\uFFFD' : c));
        return clean.Length == 0 ? "an entry" : path.Length > Most ? clean + "…" : clean;
    }
}
