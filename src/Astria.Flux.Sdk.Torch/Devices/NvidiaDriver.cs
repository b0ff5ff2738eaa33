using System.Runtime.InteropServices;
using System.Text;

namespace Astria.Flux.Torch.Devices;

/// <summary>What NVIDIA's driver says of itself and its GPUs, by its management library (NVML), which comes with the driver: TorchSharp tells none of it.</summary>
/// <param name="Version">The driver's version, such as 570.86.10.</param>
/// <param name="Gpus">The GPUs in the driver's order.</param>
internal sealed unsafe record NvidiaDriver(string Version, IReadOnlyList<GpuMemory> Gpus)
{
    // nvml.h: NVML_SYSTEM_DRIVER_VERSION_BUFFER_SIZE and NVML_DEVICE_NAME_V2_BUFFER_SIZE.
    private const int VersionLength = 80;
    private const int NameLength = 96;

    /// <summary>Asks the driver.</summary>
    /// <returns>What it says; <see langword="null"/> where there is none.</returns>
    public static NvidiaDriver? TryRead()
    {
        if (!NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvml.dll" : "libnvidia-ml.so.1", out var library)) return null;
        try
        {
            return Read(library);
        }
        catch (EntryPointNotFoundException)
        {
            // A driver from before these functions: too old in any case.
            return null;
        }
        finally
        {
            NativeLibrary.Free(library);
        }
    }

    private static NvidiaDriver? Read(nint library)
    {
        var start = (delegate* unmanaged<int>)NativeLibrary.GetExport(library, "nvmlInit_v2");
        var stop = (delegate* unmanaged<int>)NativeLibrary.GetExport(library, "nvmlShutdown");
        if (start() != 0) return null;
        try
        {
            var version = (delegate* unmanaged<byte*, uint, int>)NativeLibrary.GetExport(library, "nvmlSystemGetDriverVersion");
            var count = (delegate* unmanaged<uint*, int>)NativeLibrary.GetExport(library, "nvmlDeviceGetCount_v2");
            var text = stackalloc byte[VersionLength];
            uint gpus;
            if (version(text, VersionLength) != 0 || count(&gpus) != 0) return null;
            return new NvidiaDriver(Text(text), [.. Enumerable.Range(0, (int)gpus).Select(index => Gpu(library, (uint)index)).OfType<GpuMemory>()]);
        }
        finally
        {
            stop();
        }
    }

    private static GpuMemory? Gpu(nint library, uint index)
    {
        var open = (delegate* unmanaged<uint, nint*, int>)NativeLibrary.GetExport(library, "nvmlDeviceGetHandleByIndex_v2");
        var memory = (delegate* unmanaged<nint, ulong*, int>)NativeLibrary.GetExport(library, "nvmlDeviceGetMemoryInfo");
        var name = (delegate* unmanaged<nint, byte*, uint, int>)NativeLibrary.GetExport(library, "nvmlDeviceGetName");
        nint gpu;

        // nvmlMemory_t: total, free, used.
        var bytes = stackalloc ulong[3];
        var text = stackalloc byte[NameLength];
        return open(index, &gpu) == 0 && memory(gpu, bytes) == 0 && name(gpu, text, NameLength) == 0 ? new GpuMemory(Text(text), (long)bytes[0], (long)bytes[1]) : null;
    }

    private static string Text(byte* text) => Encoding.ASCII.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
}
