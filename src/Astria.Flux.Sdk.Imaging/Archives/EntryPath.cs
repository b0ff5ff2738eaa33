using static System.FormattableString;

namespace Astria.Flux.Imaging.Archives;

/// <summary>What the path of an entry says: whether it means harm, whether it is junk.</summary>
internal static class EntryPath
{
    private static readonly string[] Devices =
    [
        "CON", "PRN", "AUX", "NUL", "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    ];

    /// <summary>Why an entry of this path must not be in an archive; null when it may.</summary>
    public static string? Fault(string path, ArchiveLimits limits)
    {
        if (path.Length == 0) return "has no name.";
        if (path.Length > limits.MostPathLength) return Invariant($"has a path of {path.Length} characters; at most {limits.MostPathLength} are read.");
        if (path.Any(char.IsControl)) return "has control characters in its path.";
        var parts = path.Replace('\\', '/').TrimEnd('/').Split('/');
        if (path[0] is '/' or '\\' || path.Contains(':', StringComparison.Ordinal)) return "has an absolute path; archives hold relative ones.";
        if (parts.Contains("..", StringComparer.Ordinal)) return "climbs out of the archive (..).";
        if (parts.Any(part => part.Length == 0 || part == "." || part[^1] is ' ' or '.')) return "has a path that means another on some systems.";
        if (parts.Any(part => Devices.Contains(part.Split('.')[0].Trim(), StringComparer.OrdinalIgnoreCase))) return "bears the name of a device.";
        return parts.Length - 1 > limits.MostDepth ? Invariant($"lies {parts.Length - 1} folders deep; at most {limits.MostDepth} are read.") : null;
    }

    /// <summary>Whether it is what systems leave behind: __MACOSX/, ._01.jpg, .DS_Store, Thumbs.db, desktop.ini.</summary>
    public static bool IsJunk(string path)
    {
        var parts = path.Replace('\\', '/').Split('/');
        return parts.Any(part => part.StartsWith('.') || part.Equals("__MACOSX", StringComparison.OrdinalIgnoreCase))
            || parts[^1].Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase) || parts[^1].Equals("desktop.ini", StringComparison.OrdinalIgnoreCase);
    }
}
