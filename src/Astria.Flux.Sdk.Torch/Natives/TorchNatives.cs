using System.Runtime.InteropServices;
using System.Runtime.Loader;
using TorchSharp;

namespace Astria.Flux.Torch.Natives;

/// <summary>Loads TorchSharp's native libraries, or says exactly what to install. To be called before anything else of TorchSharp.</summary>
internal static class TorchNatives
{
    private const string Wrapper = "LibTorchSharp";
    private const string WrapperFile = "libLibTorchSharp.so";

    // Of what the wrapper needs, in the order they need each other. The CUDA ones are absent from libtorch for the processor.
    private static readonly string[] Libraries = ["c10", "torch_cpu", "c10_cuda", "torch_cuda", "torch"];

    private static readonly Lazy<LoadedNatives> Loaded = new(Load);

    /// <summary>Loads them, once a process.</summary>
    /// <returns>How.</returns>
    /// <exception cref="TorchUnavailableException">They can't be loaded; the message says what to do.</exception>
    public static LoadedNatives EnsureLoaded() => Loaded.Value;

    private static LoadedNatives Load()
    {
        if (!Environment.Is64BitProcess) throw new TorchUnavailableException("TorchSharp needs a 64-bit process.");
        var assembly = typeof(torch).Assembly;
        foreach (var library in Libraries) NativeLibrary.TryLoad(library, assembly, null, out _);
        DllNotFoundException fault;
        try
        {
            NativeLibrary.Load(Wrapper, assembly, null);
            return LoadedNatives.AsTheyAre;
        }
        catch (DllNotFoundException e)
        {
            fault = e;
        }

        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64) throw Unavailable(fault);
        if (NativeFolders.Find(WrapperFile) is not { } original || !OldLibstdcxxPatch.Cures(fault.Message)) throw Unavailable(fault);
        var handle = LoadPatched(original, fault);
        AssemblyLoadContext.GetLoadContext(assembly)!.ResolvingUnmanagedDll += (_, name) => name == Wrapper ? handle : 0;
        return LoadedNatives.Patched;
    }

    private static nint LoadPatched(string original, Exception fault)
    {
        byte[] patched;
        try
        {
            patched = OldLibstdcxxPatch.Apply(File.ReadAllBytes(original));
        }
        catch (Exception e) when (e is NativeImageException or IOException or UnauthorizedAccessException)
        {
            throw new TorchUnavailableException(
                $"This system's libstdc++ is too old for {original}, and the library is not the one whose missing symbols can be replaced: {e.Message}. "
                + "Use a system with libstdc++ of GCC 13 or later (Ubuntu 24.04, Debian 13), or TorchSharp 0.107.0.", fault);
        }

        return PrivateCopy.Load(WrapperFile, patched, [Path.GetTempPath(), Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)]);
    }

    private static TorchUnavailableException Unavailable(DllNotFoundException fault)
    {
        var package = OperatingSystem.IsWindows() ? "win-x64" : OperatingSystem.IsMacOS() ? "osx-arm64" : "linux-x64";
        var has = OperatingSystem.IsLinux() && NativeFolders.Find("libtorch_cpu.so") is not null;
        return new TorchUnavailableException(
            has
                ? $"TorchSharp's native library is there but can't be loaded. What the system's loader says: {fault.Message}"
                : $"There is no native libtorch beside this app. Add the package libtorch-cpu-{package} 2.10.0 to the app's project (or TorchSharp-cuda-linux or -windows 0.107.0 for a GPU of NVIDIA), and publish for {package}. What the system's loader says: {fault.Message}",
            fault);
    }
}
