using Astria.Flux.Imaging.Preparation;
using BenchmarkDotNet.Attributes;

namespace Astria.Flux.Imaging.Benchmarks;

/// <summary>One 12-megapixel JPEG against libvips' thumbnail of it.</summary>
public class PhotoBenchmarks
{
    private PhotoWork _work = null!;

    [GlobalSetup]
    public void SetUp() => _work = new();

    [Benchmark(Baseline = true)]
    public int VipsThumbnail() => _work.Vips();

    [Benchmark]
    public int Detector() => _work.Detector();

    [Benchmark]
    public int InspectAndPrepare() => _work.InspectAndPrepare(CloseUpRule.None);

    [Benchmark]
    public int InspectAndPrepareWithCloseUp() => _work.InspectAndPrepare(CloseUpRule.Add);

    [Benchmark]
    public int TwentyPhotosOnTwoProcessors() => _work.Twenty(2);

    [Benchmark]
    public int LanczosOf3Megapixels() => _work.Lanczos();
}
