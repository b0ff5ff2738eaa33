using System.Globalization;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Adapters;

/// <summary>
/// LoRA files in kohya's layout: <c>lora_unet_double_blocks_0_img_attn_qkv.lora_down.weight</c>, the layer's name with underscores
/// for dots, beside <c>.lora_up.weight</c> and <c>.alpha</c>.
/// </summary>
internal static class KohyaLoraFile
{
    private const string Prefix = "lora_unet_";
    private const string DownSuffix = ".lora_down.weight";
    private const string UpSuffix = ".lora_up.weight";
    private const string AlphaSuffix = ".alpha";

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="layers">Names of the model's linear layers.</param>
    /// <exception cref="WeightsException">Keys match no layer, or halves are missing or don't fit; all are named.</exception>
    public static LoraWeights Read(SafetensorsFile file, IEnumerable<string> layers)
    {
        var layerOf = layers.ToDictionary(KeyOf, name => name, StringComparer.Ordinal);
        var faults = new List<string>();
        var found = new Dictionary<string, LoraLayer>(StringComparer.Ordinal);
        foreach (var group in file.Tensors.Values.GroupBy(entry => entry.Name.Split('.')[0], StringComparer.Ordinal))
        {
            if (!layerOf.TryGetValue(group.Key, out var layer))
            {
                faults.Add($"'{group.Key}' is no layer of this model");
                continue;
            }

            if (ReadLayer(file, group.Key, faults) is { } addition) found.Add(layer, addition);
        }

        if (found.Count == 0 && faults.Count == 0) faults.Add("it holds no tensors");
        if (faults.Count > 0) throw new WeightsException($"This LoRA can't be used: {string.Join("; ", faults)}.");
        return new LoraWeights(found, file.Metadata);
    }

    /// <summary>Writes a file.</summary>
    public static void Write(string path, LoraWeights lora)
    {
        var writer = new SafetensorsWriter();
        foreach (var (key, value) in lora.Metadata) writer.Metadata[key] = value;
        foreach (var (name, layer) in lora.Layers.OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            writer.Add(KeyOf(name) + DownSuffix, [layer.Rank, layer.Inputs], layer.Down);
            writer.Add(KeyOf(name) + UpSuffix, [layer.Outputs, layer.Rank], layer.Up);
            writer.Add(KeyOf(name) + AlphaSuffix, [], [layer.Alpha]);
        }

        writer.Write(path);
    }

    private static string KeyOf(string layer) => Prefix + layer.Replace('.', '_');

    private static LoraLayer? ReadLayer(SafetensorsFile file, string key, List<string> faults)
    {
        var known = new HashSet<string>(StringComparer.Ordinal) { key + DownSuffix, key + UpSuffix, key + AlphaSuffix };
        faults.AddRange(file.Tensors.Keys.Where(name => name.StartsWith(key + ".", StringComparison.Ordinal) && !known.Contains(name)).Select(name => $"'{name}' is unknown"));
        if (!file.Tensors.TryGetValue(key + DownSuffix, out var down) || !file.Tensors.TryGetValue(key + UpSuffix, out var up))
        {
            faults.Add($"'{key}' lacks its lora_down or lora_up");
            return null;
        }

        if (down.Shape.Count != 2 || up.Shape.Count != 2 || down.Shape[0] != up.Shape[1] || down.Shape[0] == 0)
        {
            faults.Add($"'{key}': down ({string.Join('×', down.Shape)}) and up ({string.Join('×', up.Shape)}) don't fit together");
            return null;
        }

        var rank = down.Shape[0];
        var alpha = file.Tensors.ContainsKey(key + AlphaSuffix) ? file.ReadFloats(key + AlphaSuffix) : [rank];
        if (alpha.Length == 1 && float.IsFinite(alpha[0])) return new LoraLayer(file.ReadFloats(down.Name), file.ReadFloats(up.Name), rank, alpha[0]);
        faults.Add(string.Create(CultureInfo.InvariantCulture, $"'{key}': alpha is no finite number"));
        return null;
    }
}
