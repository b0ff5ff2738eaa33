using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Weights;
using Astria.Flux.Lora;

namespace Astria.Flux.Local.Adapters;

/// <summary>LoRA files: any known layout is read, kohya's, BFL's and diffusers' are written.</summary>
internal static class LoraFile
{
    /// <summary>Reads a file, whichever layout it has; joined and split layers are converted exactly.</summary>
    /// <param name="file">The file.</param>
    /// <param name="config">The sizes of the model it is for.</param>
    /// <param name="ignored">Where names of tensors that match nothing are put; without it they are a fault.</param>
    /// <exception cref="WeightsException">Tensors match nothing, are missing or don't fit; all are named.</exception>
    public static LoraWeights Read(SafetensorsFile file, FluxConfig config, ICollection<string>? ignored = null)
    {
        var reading = new LoraReading(file, new LoraKeys(config), ignored);
        return reading.Read();
    }

    /// <summary>Writes a file.</summary>
    /// <param name="path">Where.</param>
    /// <param name="lora">The LoRA.</param>
    /// <param name="format">The layout: <see cref="LoraFormat.Kohya"/>, <see cref="LoraFormat.Bfl"/>, or <see cref="LoraFormat.Diffusers"/>, whose names
    /// ai-toolkit uses too.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layout.</exception>
    public static void Write(string path, LoraWeights lora, LoraFormat format = LoraFormat.Kohya)
    {
        var writer = new SafetensorsWriter();
        foreach (var (key, value) in lora.Metadata) writer.Metadata[key] = value;
        foreach (var (name, layer) in lora.Layers.OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            switch (format)
            {
                case LoraFormat.Kohya:
                    Add(writer, "lora_unet_" + name.Replace('.', '_'), ".lora_down.weight", ".lora_up.weight", layer, withAlpha: true);
                    break;
                case LoraFormat.Bfl:
                    Add(writer, "diffusion_model." + name, ".lora_A.weight", ".lora_B.weight", layer, withAlpha: true);
                    break;
                case LoraFormat.Diffusers or LoraFormat.AiToolkit:
                    AddSplit(writer, name, layer);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(format), format, "A LoRA can be written in the layouts of kohya, BFL and diffusers.");
            }
        }

        writer.Write(path);
    }

    private static void AddSplit(SafetensorsWriter writer, string name, LoraLayer layer)
    {
        var hidden = name.EndsWith(".qkv", StringComparison.Ordinal) ? layer.Outputs / 3 : layer.Inputs;
        var parts = DiffusersNames.PartsOf(name, layer.Outputs, hidden);
        var split = LoraJoin.Split(layer, parts);

        // A part that nothing is added to was not trained, unless nothing is added at all.
        var isEmpty = split.All(IsZero);
        for (var i = 0; i < parts.Count; i++)
        {
            if (isEmpty || !IsZero(split[i])) Add(writer, "transformer." + parts[i].Name, ".lora_A.weight", ".lora_B.weight", Unscaled(split[i]), withAlpha: false);
        }
    }

    private static bool IsZero(LoraLayer layer) => !layer.Up.AsSpan().ContainsAnyExcept(0f);

    private static void Add(SafetensorsWriter writer, string module, string down, string up, LoraLayer layer, bool withAlpha)
    {
        writer.Add(module + down, [layer.Rank, layer.Inputs], layer.Down);
        writer.Add(module + up, [layer.Outputs, layer.Rank], layer.Up);
        if (withAlpha) writer.Add(module + ".alpha", [], [layer.Alpha]);
    }

    // diffusers' files have no alpha: what the product counts goes into the matrices, in even shares of two, as its own conversion does it.
    private static LoraLayer Unscaled(LoraLayer layer)
    {
        float down = layer.Scale, up = 1;
        while (down > 0 && down * 2 < up) (down, up) = (down * 2, up / 2);
        return new LoraLayer([.. layer.Down.Select(value => value * down)], [.. layer.Up.Select(value => value * up)], layer.Rank, layer.Rank);
    }
}
