using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Weights;
using Astria.Flux.Lora;

namespace Astria.Flux.Fuzz;

/// <summary>What can be fuzzed.</summary>
internal static class Targets
{
    private static readonly string[] Layers = ["double_blocks.0.img_attn.qkv", "double_blocks.0.img_mod.lin", "single_blocks.1.linear1", "single_blocks.1.linear2"];

    public static Action<byte[]> Named(string name) => name switch
    {
        "safetensors" => Safetensors,
        _ => throw new ArgumentException($"No target '{name}'."),
    };

    private static void Safetensors(byte[] input)
    {
        _ = LoraInspector.Inspect(new MemoryStream(input), "fuzz").ToString();
        WithFile(input, path =>
        {
            using var file = SafetensorsFile.Open(path);
            foreach (var name in file.Tensors.Keys.Take(32)) _ = file.ReadFloats(name).Length;
            _ = KohyaLoraFile.Read(file, Layers);
        });
    }

    private static void WithFile(byte[] input, Action<string> use)
    {
        // In memory where the system has such a place.
        var path = Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"fuzz-{Environment.ProcessId}.safetensors");
        File.WriteAllBytes(path, input);
        use(path);
    }
}
