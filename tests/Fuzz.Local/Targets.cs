using System.Text;
using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.AutoEncoders;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Models;
using Astria.Flux.Local.Text.Encoders;
using Astria.Flux.Local.Text.Tokenizers;
using Astria.Flux.Local.Weights;
using Astria.Flux.Lora;

namespace Astria.Flux.Fuzz;

/// <summary>What can be fuzzed.</summary>
internal static class Targets
{
    private const int MostTensorsRead = 32;

    private static readonly FluxConfig Config = new()
    {
        InChannels = 4,
        ContextSize = 4,
        VectorSize = 4,
        Hidden = 4,
        Heads = 1,
        DoubleBlocks = 1,
        SingleBlocks = 1,
        Axes = [2, 2, 2],
        GuidanceEmbedding = true,
    };

    private static readonly string[] Texts = ["", "a photo of ohwx man, 35mm", "ﬁ ½ Ω\u0301 日本語 🍎  x\u00A0y\uD83D", new string('a', 300)];

    public static Action<byte[]> Named(string name) => name switch
    {
        "safetensors" => Safetensors,
        "tokenizer" => Tokenizer,
        "checkpoint" => Checkpoint,
        _ => throw new ArgumentException($"No target '{name}': safetensors, tokenizer, checkpoint."),
    };

    private static void Safetensors(byte[] input)
    {
        try
        {
            _ = LoraInspector.Inspect(new MemoryStream(input), "fuzz").ToString();
        }
        catch (WeightsException)
        {
            // Refused.
        }

        WithFile(input, file =>
        {
            foreach (var name in file.Tensors.Keys.Take(MostTensorsRead)) Refusing(() => file.ReadFloats(name), () => file.ReadIntegers(name));
            Refusing(() => LoraFile.Read(file, Config), () => LoraFile.Read(file, Config, []));
        });
    }

    private static void Tokenizer(byte[] input) => Refusing(
        () => Encode(UnigramFile.Read(input, "fuzz"), input),
        () => Encode(ClipFile.Read(input, "fuzz"), input));

    private static void Checkpoint(byte[] input) => WithFile(input, file =>
    {
        using var pool = new WorkerPool(1);
        Refusing(
            () => FluxCheckpoint.Read(file),
            () => FluxCheckpoint.Read(file, [2, 2, 4]),
            () => new T5Encoder(file),
            () => new ClipTextEncoder(file),
            () => new ClipTextEncoder(file, headSize: 2),
            () => new FluxAutoEncoder(file, pool),
            () => SmallModel.Load(file),
            () => LoraFile.Read(file, Config),
            () => LoraFile.Read(file, Config, []));
    });

    // Whatever was accepted must cope with any text, such as the input itself.
    private static int Encode(ITokenizer tokenizer, byte[] input) =>
        Texts.Append(Encoding.Latin1.GetString(input, 0, Math.Min(input.Length, 500))).Sum(text => tokenizer.Encode(text).Count + tokenizer.Encode(text, 8).Length);

    private static void Refusing(params ReadOnlySpan<Func<object>> attempts)
    {
        foreach (var attempt in attempts)
        {
            try
            {
                _ = attempt();
            }
            catch (WeightsException)
            {
                // Refused, as promised.
            }
        }
    }

    private static void WithFile(byte[] input, Action<SafetensorsFile> use)
    {
        // In memory where the system has such a place.
        var path = Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"fuzz-{Environment.ProcessId}.safetensors");
        File.WriteAllBytes(path, input);
        using var file = SafetensorsFile.Open(path);
        use(file);
    }
}
