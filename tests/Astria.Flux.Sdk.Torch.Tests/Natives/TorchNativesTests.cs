using Astria.Flux.Torch.Natives;
using TorchSharp;

namespace Astria.Flux.Torch.Tests.Natives;

/// <summary>TorchSharp's native library loads, whatever libstdc++ the system has.</summary>
internal sealed class TorchNativesTests
{
    [Test]
    public void TorchSharp_computes_once_its_libraries_are_loaded()
    {
        TorchNatives.EnsureLoaded();

        using var sum = torch.ones(2, 3).sum();

        sum.item<float>().Should().Be(6);
    }

    [Test]
    public void A_private_copy_is_made_only_where_the_systems_own_standard_library_is_too_old()
    {
        var isOld = OperatingSystem.IsLinux() && !File.ReadAllText("/proc/self/maps").Split('\n').Where(line => line.Contains("libstdc++.so", StringComparison.Ordinal)).Select(line => line[line.IndexOf('/')..])
            .Distinct(StringComparer.Ordinal).Any(path => File.ReadAllBytes(path).AsSpan().IndexOf("GLIBCXX_3.4.32\0"u8) >= 0);

        var loaded = TorchNatives.EnsureLoaded();

        loaded.Should().Be(isOld ? LoadedNatives.Patched : LoadedNatives.AsTheyAre);
    }

    [Test]
    public void The_private_copy_leaves_nothing_behind()
    {
        TorchNatives.EnsureLoaded();

        Directory.EnumerateDirectories(Path.GetTempPath(), "astria-flux-*").Where(folder => File.Exists(Path.Combine(folder, "libLibTorchSharp.so"))).Should().BeEmpty();
    }
}
