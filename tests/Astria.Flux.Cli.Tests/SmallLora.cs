using System.Runtime.InteropServices;
using System.Text.Json;
using Astria.Flux.Presets;

namespace Astria.Flux.Cli.Tests;

/// <summary>LoRA files of one layer, in kohya's layout, with the notes of a training.</summary>
internal static class SmallLora
{
    /// <summary>A layer of FLUX.1 that every layout keeps whole: 15,360 features in, 3,072 out.</summary>
    public const string Layer = "lora_unet_single_blocks_0_linear2";

    private const int Inputs = 15_360;
    private const int Outputs = 3_072;
    private const int Rank = 2;

    public static void Write(string path, string module)
    {
        var preset = PresetExpansion.Of(FluxPresets.Portrait);
        var notes = new Dictionary<string, string>
        {
            ["astria.preset"] = "portrait",
            ["astria.revision"] = "2025-06",
            ["astria.preset_json"] = preset.Json,
            ["astria.preset_sha256"] = preset.Sha256,
            ["astria.token"] = "ohwx",
        };
        var down = Enumerable.Range(0, Rank * Inputs).Select(i => i % 97 / 97f).ToArray();
        var up = Enumerable.Range(0, Outputs * Rank).Select(i => i % 89 / 89f - 0.5f).ToArray();
        var (downBytes, upBytes) = (down.Length * 4, up.Length * 4);
        var header = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
        {
            ["__metadata__"] = notes,
            [$"{module}.lora_down.weight"] = new { dtype = "F32", shape = new[] { Rank, Inputs }, data_offsets = new[] { 0, downBytes } },
            [$"{module}.lora_up.weight"] = new { dtype = "F32", shape = new[] { Outputs, Rank }, data_offsets = new[] { downBytes, downBytes + upBytes } },
        });
        using var stream = File.Create(path);
        stream.Write(BitConverter.GetBytes((long)header.Length));
        stream.Write(header);
        stream.Write(MemoryMarshal.AsBytes<float>(down));
        stream.Write(MemoryMarshal.AsBytes<float>(up));
    }
}
