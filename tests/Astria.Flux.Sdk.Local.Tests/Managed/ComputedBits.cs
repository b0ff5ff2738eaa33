using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using Astria.Flux.Local.AutoEncoders;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Managed.Operations;
using Astria.Flux.Local.Models;
using Astria.Flux.Local.Sampling;
using Astria.Flux.Local.Tests.Engine;
using Astria.Flux.Local.Tests.Golden;
using Astria.Flux.Local.Tests.Training;
using Astria.Flux.Local.Text.Encoders;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Tests.Managed;

/// <summary>A hash of everything the engine computes, on small models: two machines, or one machine with some of its vectors switched off, agree to the bit when all these lines are the same.</summary>
internal static class ComputedBits
{
    public const string Vectors = "vectors";

    public static IEnumerable<string> Lines()
    {
        yield return $"{Vectors} " + string.Join(' ', new[] { (512, Vector512.IsHardwareAccelerated), (256, Vector256.IsHardwareAccelerated), (128, Vector128.IsHardwareAccelerated) }.Where(width => width.Item2).Select(width => width.Item1));
        foreach (var name in (string[])["flux_dev_h64.safetensors", "flux_odd_heads.safetensors"])
        {
            yield return $"{name} {Hash(Transformer(name, recompute: false))}";
            yield return $"{name}, recomputed {Hash(Transformer(name, recompute: true))}";
        }

        yield return $"T5 and CLIP {Hash(Text())}";
        yield return $"autoencoder {Hash(AutoEncoder())}";
        yield return $"picture {Hash(Picture())}";
        yield return $"training {Hash(Training())}";
    }

    private static string Hash(IEnumerable<float> numbers) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<float>(numbers.ToArray())));

    // Output, gradient of the input, and of every weight.
    private static List<float> Transformer(string name, bool recompute)
    {
        using var golden = new GoldenTransformer(name);
        var tape = new Tape(golden.NewTape(recording: true).Pool, golden.Arena, recording: true) { Recompute = recompute };
        var image = golden.Image(requiresGradient: true);
        var output = golden.Forward(tape, image);
        var numbers = new List<float>(output.Span.ToArray());
        SquaredError.Backward(tape, output, golden.Read("in.target"));
        tape.Backward();
        numbers.AddRange(image.GradientSpan);
        foreach (var (_, parameter) in golden.Model.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal)) numbers.AddRange(parameter.GradientSpan);
        return numbers;
    }

    private static List<float> Text()
    {
        using var pool = new WorkerPool(2);
        using var t5 = SafetensorsFile.Open(GoldenData.PathOf("t5_tiny.safetensors"));
        using var clip = SafetensorsFile.Open(GoldenData.PathOf("clip_tiny.safetensors"));
        var tape = new Tape(pool, new Arena(), recording: false);
        var numbers = new List<float>(new T5Encoder(t5, "w.").Encode(tape, GoldenIds.Read(t5, t5.Tensors.Keys.Where(key => key.StartsWith("in.ids", StringComparison.Ordinal)).Order(StringComparer.Ordinal).First())).Span.ToArray());
        numbers.AddRange(new ClipTextEncoder(clip, "w.", headSize: 16).Encode(tape, GoldenIds.Read(clip, "in.ids")).Span);
        return numbers;
    }

    private static IEnumerable<float> AutoEncoder()
    {
        using var pool = new WorkerPool(2);
        using var file = SafetensorsFile.Open(GoldenData.PathOf("vae_tiny.safetensors"));
        var encoder = new FluxAutoEncoder(file, pool, "w.");
        var side = 2 * encoder.Factor;
        var latent = encoder.Encode(Normal(3 * side * side), side, side);
        return latent.Concat(encoder.Decode(latent, 2, 2));
    }

    private static float[] Picture()
    {
        using var pool = new WorkerPool(2);
        var model = new ManagedModel(TinyModel.Create(), pool, new Arena());
        return new PictureSampler(model).Draw(["red apple"], [5], SamplingSettings.Of(model, 4, 3))[0];
    }

    private static List<float> Training()
    {
        using var fixture = new LoopFixture();
        fixture.Train(LoopFixture.Settings with { AverageDecay = 0.9, Steps = 12 }, out var lora);
        return LoopFixture.Numbers(lora);
    }

    private static float[] Normal(int length)
    {
        var values = new float[length];
        new FluxRandom(3).FillNormal(values);
        return values;
    }
}
