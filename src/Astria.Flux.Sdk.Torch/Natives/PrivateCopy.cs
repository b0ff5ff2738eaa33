using System.Runtime.InteropServices;

namespace Astria.Flux.Torch.Natives;

/// <summary>
/// Loads a library from bytes: written into a new folder that only this user can enter, loaded, and deleted again at once, since
/// the system keeps what is mapped. Nothing stays behind, nothing is shared with another process, the app's own folder may be read-only.
/// </summary>
internal static class PrivateCopy
{
    /// <summary>Loads it.</summary>
    /// <param name="fileName">What the library is called.</param>
    /// <param name="image">Its bytes.</param>
    /// <param name="folders">Folders to try, until one can be written to and run from.</param>
    /// <returns>Its handle.</returns>
    /// <exception cref="TorchUnavailableException">It can't be loaded from any of them; the message says why from each.</exception>
    public static nint Load(string fileName, ReadOnlySpan<byte> image, IEnumerable<string> folders)
    {
        var faults = new List<string>();
        foreach (var folder in folders.Where(folder => folder.Length > 0))
        {
            try
            {
                return LoadFrom(folder, fileName, image);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or DllNotFoundException or BadImageFormatException)
            {
                faults.Add($"{folder}: {e.Message}");
            }
        }

        throw new TorchUnavailableException($"A copy of {fileName} could be loaded from none of these folders ({string.Join("; ", faults)}). Set TMPDIR to a folder that this user can write to and run programs from (not mounted 'noexec').");
    }

    private static nint LoadFrom(string folder, string fileName, ReadOnlySpan<byte> image)
    {
        Directory.CreateDirectory(folder);
        var own = Path.Combine(folder, $"astria-flux-{Path.GetRandomFileName()}");

        // Fails where something of that name is there already.
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(own);
        else Directory.CreateDirectory(own, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            var path = Path.Combine(own, fileName);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var file = new FileStream(path, options)) file.Write(image);
            return NativeLibrary.Load(path);
        }
        finally
        {
            Directory.Delete(own, recursive: true);
        }
    }
}
