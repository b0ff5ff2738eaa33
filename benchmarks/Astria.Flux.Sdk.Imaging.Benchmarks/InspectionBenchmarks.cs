using Astria.Flux.Imaging.Codecs;
using Astria.Flux.Imaging.Faces;
using Astria.Flux.Imaging.Facts;
using Astria.Flux.Imaging.Probing;
using BenchmarkDotNet.Attributes;

namespace Astria.Flux.Imaging.Benchmarks;

/// <summary>A 12-megapixel JPEG looked at, against libvips' thumbnail of it. Preparing it is measured beside these.</summary>
public class InspectionBenchmarks
{
    private readonly PhotoInspector _inspector = new();
    private readonly PhotoInspector _withoutFaces = new(new() { Detector = null });
    private readonly BlazeFaceDetector _detector = new();
    private readonly SkiaImageCodec _codec = new();
    private byte[] _photo = [];
    private ImageHeader _header = null!;
    private Picture _decoded = null!;

    [GlobalSetup]
    public void Setup()
    {
        NetVips.NetVips.Concurrency = 1;
        _photo = CameraPhoto.Make();
        _header = ImageProbe.Read(_photo).Header!;
        _decoded = _codec.Decode(_photo, _header, 0.38);
    }

    [Benchmark(Baseline = true, Description = "libvips thumbnail")]
    public int Vips()
    {
        using var thumbnail = NetVips.Image.ThumbnailBuffer(_photo, 1024);
        return thumbnail.WriteToMemory<byte>().Length;
    }

    [Benchmark(Description = "probe")]
    public ProbeResult Probe() => ImageProbe.Read(_photo);

    [Benchmark(Description = "decode, half size")]
    public Picture Decode() => _codec.Decode(_photo, _header, 0.38);

    [Benchmark(Description = "find faces")]
    public int Faces() => _detector.Detect(_decoded).Count;

    [Benchmark(Description = "inspect without faces")]
    public PhotoFacts WithoutFaces() => _withoutFaces.Inspect("photo.jpg", _photo);

    [Benchmark(Description = "inspect")]
    public PhotoFacts Inspect() => _inspector.Inspect("photo.jpg", _photo);
}
