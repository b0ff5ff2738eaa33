using System.Globalization;
using Astria.Flux.Torch.Natives;
using TorchSharp;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Devices;

/// <summary>Finds the device that a name stands for, or says exactly why there is none.</summary>
internal static class TorchDevices
{
    public const string Auto = "auto";

    private const string Cpu = "cpu";
    private const string Cuda = "cuda";

    // CUDA 12 runs on drivers from these on (NVIDIA's "CUDA Compatibility", minor version compatibility).
    private const string LeastDriverOnLinux = "525.60.13";
    private const string LeastDriverOnWindows = "528.33";

    /// <summary>Whether a name is one of a device: auto, cpu, cuda, cuda:1.</summary>
    public static bool IsName(string? name) => name is Auto or Cpu or Cuda || (name is not null && Index(name) is not null);

    /// <summary>The device of a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="TorchUnavailableException">There is no such device, or TorchSharp can't be used at all; the message says what was looked for and what to do.</exception>
    public static Device Find(string name)
    {
        TorchNatives.EnsureLoaded();
        if (name == Cpu || (name == Auto && !cuda.is_available())) return CPU;
        if (!cuda.is_available()) throw new TorchUnavailableException(WhyNone(name, HasCudaNatives(), NvidiaDriver.TryRead(), OperatingSystem.IsWindows()));
        var index = Index(name) ?? 0;
        return index < cuda.device_count()
            ? new Device(DeviceType.CUDA, index)
            : throw new TorchUnavailableException($"The device '{name}' is not there: {cuda.device_count()} GPUs can be used, the first of them is 'cuda:0'. CUDA_VISIBLE_DEVICES may hide others.");
    }

    /// <summary>Memory of a device that nobody has taken, where that can be told: of a GPU, by its driver.</summary>
    public static GpuMemory? MemoryOf(Device device) => device.type == DeviceType.CUDA ? NvidiaDriver.TryRead()?.Gpus.ElementAtOrDefault(Math.Max(0, device.index)) : null;

    /// <summary>What keeps a GPU from being used.</summary>
    /// <param name="name">The device that was asked for.</param>
    /// <param name="hasNatives">Whether the app carries libtorch for CUDA.</param>
    /// <param name="driver">What the driver says, if there is one.</param>
    /// <param name="windows">Whether this is Windows.</param>
    public static string WhyNone(string name, bool hasNatives, NvidiaDriver? driver, bool windows)
    {
        var package = windows ? "TorchSharp-cuda-windows" : "TorchSharp-cuda-linux";
        var least = windows ? LeastDriverOnWindows : LeastDriverOnLinux;
        var looked = $"The device '{name}' can't be used. Looked for: libtorch for CUDA beside the app ({(hasNatives ? "there" : "not there")}), NVIDIA's driver ({(driver is null ? "not there" : $"version {driver.Version}")}), its GPUs ({(driver is null ? "none" : driver.Gpus.Count == 0 ? "none" : string.Join(", ", driver.Gpus.Select(gpu => gpu.Name)))}).";
        var remedy = (hasNatives, driver) switch
        {
            (false, _) => $"Add the package {package} 0.107.0 to the app's project in place of libtorch-cpu",
            (_, null) => $"Install NVIDIA's driver, {least} or later; in a container, run it with the GPU given to it",
            (_, { } found) when IsOlder(found.Version, least) => $"The driver is too old: install {least} or later",
            (_, { Gpus.Count: 0 }) => "The driver sees no GPU: look whether one is plugged in and given to this machine",
            _ => "The driver and its GPU are there and libtorch can't start on them: look whether CUDA_VISIBLE_DEVICES hides the GPU, and whether it is of the Maxwell generation or later",
        };
        return $"{looked} {remedy}, or set {nameof(TorchEngineOptions.Device)} to '{Cpu}'.";
    }

    private static bool HasCudaNatives() => NativeFolders.Find(OperatingSystem.IsWindows() ? "torch_cuda.dll" : "libtorch_cuda.so") is not null;

    private static bool IsOlder(string version, string than) => Version.TryParse(version, out var found) && found < Version.Parse(than);

    private static int? Index(string name) =>
        name.StartsWith(Cuda + ":", StringComparison.Ordinal) && int.TryParse(name.AsSpan(Cuda.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
