namespace Astria.Flux.Cli.Files;

/// <summary>Writes files: whole, or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file that is there anew. A link stays one; who may read it stays the same.</summary>
    public static void Rewrite(string path, ReadOnlySpan<byte> content)
    {
        var place = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        Write(place, content, OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(place));
    }

    /// <summary>Writes beside the file first and then into its place, so that no half file is ever seen.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content, UnixFileMode? mode = null)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            if (mode is { } kept && !OperatingSystem.IsWindows()) File.SetUnixFileMode(temporary, kept);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
