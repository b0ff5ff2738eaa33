namespace Astria.Flux.Torch.Natives;

/// <summary>
/// Makes TorchSharp's native library load where libstdc++ is older than that of GCC 13 (Debian 12, Ubuntu 22.04) or of GCC 12 (RHEL 9).
/// </summary>
/// <remarks>
/// Two symbols of TorchSharp 0.107.0's library ask for a libstdc++ that new. One, version 3.4.32, is a hook that &lt;iostream&gt; of GCC 13
/// mentions so that its streams are set up, which libtorch's own start has done by then: the copy asks instead for another function of
/// no arguments and no effects that it imports anyway, the steady clock's reading. The other, version 3.4.30, is a condition
/// variable's waiting, which every libstdc++ has as version 3.4.11 too. Anything unexpected, and the library is left alone.
/// </remarks>
internal static class OldLibstdcxxPatch
{
    private const string Library = "libstdc++.so.6";
    private const string Harmless = "_ZNSt6chrono3_V212steady_clock3nowEv";
    private const string OldWaitVersion = "GLIBCXX_3.4.11";
    private const int Function = 2;

    // What old systems lack, and the only symbol that may need it.
    private static readonly (string Version, string Symbol) Hook = ("GLIBCXX_3.4.32", "_ZSt21ios_base_library_initv");
    private static readonly (string Version, string Symbol) Wait = ("GLIBCXX_3.4.30", "_ZNSt18condition_variable4waitERSt11unique_lockISt5mutexE");

    /// <summary>Whether this is what the system's loader complains about.</summary>
    public static bool Cures(string complaint) => complaint.Contains(Hook.Version, StringComparison.Ordinal) || complaint.Contains(Wait.Version, StringComparison.Ordinal);

    /// <summary>Patches an image.</summary>
    /// <param name="image">The library's bytes; left as they are.</param>
    /// <returns>The patched bytes.</returns>
    /// <exception cref="NativeImageException">It is not the library expected.</exception>
    public static byte[] Apply(ReadOnlySpan<byte> image)
    {
        var bytes = image.ToArray();
        var elf = new ElfImage(bytes);
        var (hook, hookNeed) = OnlyOne(elf, Hook);
        var (wait, waitNeed) = OnlyOne(elf, Wait);
        var harmless = Imported(elf, Harmless);
        if (harmless is not [var instead] || !elf.Needs.Any(need => need.Index == elf.Version(instead) && need.Library == Library)) throw new NativeImageException($"it does not import '{Harmless}' from {Library}");
        var oldVersion = elf.Needs.Where(need => need.Library == Library && need.Version == OldWaitVersion).ToList();
        if (oldVersion is not [var old]) throw new NativeImageException($"it does not ask {Library} for {OldWaitVersion}");
        elf.Rename(hook, instead);
        elf.SetVersion(hook, elf.Version(instead));
        elf.SetVersion(wait, old.Index);
        elf.Weaken(hookNeed);
        elf.Weaken(waitNeed);
        return bytes;
    }

    private static (int Symbol, VersionNeed Need) OnlyOne(ElfImage elf, (string Version, string Symbol) expected)
    {
        var needs = elf.Needs.Where(need => need.Version == expected.Version).ToList();
        if (needs is not [{ Library: Library } need]) throw new NativeImageException($"it does not ask {Library} for {expected.Version}");
        var bound = Enumerable.Range(0, elf.SymbolCount).Where(symbol => elf.Version(symbol) == need.Index).ToList();
        if (bound is not [var only]) throw new NativeImageException($"{bound.Count} of its symbols need {expected.Version}, not one");
        return Imported(elf, expected.Symbol) is [var imported] && imported == only
            ? (only, need)
            : throw new NativeImageException($"the symbol that needs {expected.Version} is '{elf.Name(only)}' and not the imported function '{expected.Symbol}'");
    }

    private static List<int> Imported(ElfImage elf, string name) =>
        [.. Enumerable.Range(0, elf.SymbolCount).Where(symbol => elf.IsImported(symbol) && elf.Type(symbol) == Function && elf.Name(symbol) == name)];
}
