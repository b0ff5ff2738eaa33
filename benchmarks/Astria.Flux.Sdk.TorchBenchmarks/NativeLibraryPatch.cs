using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Text;

namespace Astria.Flux.Local.TorchBenchmarks;

/// <summary>
/// Lets TorchSharp load where libstdc++ is older than GCC 13's (Debian 12, Ubuntu 22.04): one symbol, a start-up hook of iostream that
/// does nothing libtorch has not done already, asks for GLIBCXX_3.4.32. A patched copy asks for another no-argument function instead.
/// </summary>
internal static class NativeLibraryPatch
{
    private const string Library = "libLibTorchSharp.so";
    private const string Hook = "_ZSt21ios_base_library_initv";
    private const string Harmless = "_ZNSt6chrono3_V212steady_clock3nowEv";
    private const uint DynamicSymbols = 11;
    private const uint Versions = 0x6fffffff;
    private const uint VersionNeeds = 0x6ffffffe;
    private const ushort Weak = 2;

    public static void Install()
    {
        var original = Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", Library);
        if (!OperatingSystem.IsLinux() || !File.Exists(original)) return;
        foreach (var dependency in (string[])["libc10.so", "libtorch_cpu.so", "libtorch.so"]) NativeLibrary.TryLoad(Path.Combine(Path.GetDirectoryName(original)!, dependency), out _);
        if (NativeLibrary.TryLoad(original, out _)) return;
        var copy = Path.Combine(Path.GetDirectoryName(original)!, "libLibTorchSharp.patched.so");
        File.WriteAllBytes(copy, Patch(File.ReadAllBytes(original)));
        var handle = NativeLibrary.Load(copy);
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => name.Contains("LibTorchSharp", StringComparison.Ordinal) ? handle : 0;
        NativeLibrary.SetDllImportResolver(typeof(TorchSharp.torch).Assembly, (name, _, _) => name.Contains("LibTorchSharp", StringComparison.Ordinal) ? handle : 0);
    }

    private static byte[] Patch(byte[] elf)
    {
        var (symbols, strings) = Section(elf, DynamicSymbols);
        var (versions, _) = Section(elf, Versions);
        var hook = Find(elf, symbols, strings, Hook);
        var harmless = Find(elf, symbols, strings, Harmless);

        // Name and version of the one become those of the other.
        elf.AsSpan(symbols.Start + (harmless * 24), 4).CopyTo(elf.AsSpan(symbols.Start + (hook * 24), 4));
        elf.AsSpan(versions.Start + (harmless * 2), 2).CopyTo(elf.AsSpan(versions.Start + (hook * 2), 2));
        Weaken(elf);
        return elf;
    }

    private static int Find(byte[] elf, (int Start, int Length) symbols, (int Start, int Length) strings, string name)
    {
        for (var i = 0; i < symbols.Length / 24; i++)
        {
            var at = strings.Start + BinaryPrimitives.ReadInt32LittleEndian(elf.AsSpan(symbols.Start + (i * 24)));
            if (elf.AsSpan(at).StartsWith(Encoding.ASCII.GetBytes(name + "\0"))) return i;
        }

        throw new InvalidOperationException($"{Library} has no symbol '{name}'; it is not the version this patch was made for.");
    }

    // Every need of a libstdc++ newer than there is becomes a wish.
    private static void Weaken(byte[] elf)
    {
        var (needs, strings) = Section(elf, VersionNeeds);
        for (int need = needs.Start, next = 1; next != 0; need += next)
        {
            next = BinaryPrimitives.ReadInt32LittleEndian(elf.AsSpan(need + 12));
            var count = BinaryPrimitives.ReadUInt16LittleEndian(elf.AsSpan(need + 2));
            var entry = need + BinaryPrimitives.ReadInt32LittleEndian(elf.AsSpan(need + 8));
            for (var i = 0; i < count; i++, entry += BinaryPrimitives.ReadInt32LittleEndian(elf.AsSpan(entry + 12)))
            {
                var name = strings.Start + BinaryPrimitives.ReadInt32LittleEndian(elf.AsSpan(entry + 8));
                if (elf.AsSpan(name).StartsWith("GLIBCXX_3.4.32\0"u8)) BinaryPrimitives.WriteUInt16LittleEndian(elf.AsSpan(entry + 4), Weak);
            }
        }
    }

    private static ((int Start, int Length) Section, (int Start, int Length) Strings) Section(byte[] elf, uint type)
    {
        var table = (int)BinaryPrimitives.ReadInt64LittleEndian(elf.AsSpan(0x28));
        var count = BinaryPrimitives.ReadUInt16LittleEndian(elf.AsSpan(0x3C));
        for (var i = 0; i < count; i++)
        {
            var header = table + (i * 64);
            if (BinaryPrimitives.ReadUInt32LittleEndian(elf.AsSpan(header + 4)) != type) continue;
            return (Place(elf, header), Place(elf, table + (BinaryPrimitives.ReadInt32LittleEndian(elf.AsSpan(header + 40)) * 64)));
        }

        throw new InvalidOperationException($"{Library} has no section of type {type:x}.");
    }

    private static (int Start, int Length) Place(byte[] elf, int header) =>
        ((int)BinaryPrimitives.ReadInt64LittleEndian(elf.AsSpan(header + 24)), (int)BinaryPrimitives.ReadInt64LittleEndian(elf.AsSpan(header + 32)));
}
