using System.Runtime.InteropServices;

namespace Astria.Flux.Torch.Natives;

/// <summary>
/// Lets glibc keep freed memory for the next step: it gives big buffers back to the system at once, and fetching them anew, page by page,
/// took 10 to 13 % of a training step on the processor where that was measured. For the whole process, so only where an app asks for it.
/// </summary>
internal static partial class GlibcHeap
{
    // Of <malloc.h>.
    private const int TrimThreshold = -1;
    private const int MapThreshold = -3;

    // The most that every glibc takes.
    private const int LargestMapThreshold = 32 << 20;

    /// <summary>Lets it. Does nothing on systems without glibc.</summary>
    /// <returns>Whether it took effect.</returns>
    public static bool KeepFreedMemory()
    {
        if (!OperatingSystem.IsLinux()) return false;
        try
        {
            return SetOption(MapThreshold, LargestMapThreshold) == 1 && SetOption(TrimThreshold, int.MaxValue) == 1;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetOption(int option, int value);
}
