using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Models;
using Astria.Flux.Local.Weights;
using Astria.Flux.Lora;

namespace Astria.Flux.Local;

/// <summary>Rewrites LoRA files in another layout, without loss: numbers are kept in 32 bits, joined and split layers are converted exactly.</summary>
/// <remarks>Stateless and thread-safe.</remarks>
public static class LoraConverter
{
    /// <summary>Converts a file. A tensor that belongs to no layer of the model is an error that names it, and then nothing is written.</summary>
    /// <param name="source">The LoRA, in any known layout.</param>
    /// <param name="target">Where to write it; what is there is replaced once all is written.</param>
    /// <param name="format">The layout: <see cref="LoraFormat.Kohya"/>, <see cref="LoraFormat.Bfl"/>, <see cref="LoraFormat.Diffusers"/> or <see cref="LoraFormat.AiToolkit"/>.</param>
    /// <param name="modelPath">The model of the embedded engine that it is for; <see langword="null"/> for FLUX.1 or, where it is none of that, the bundled model.</param>
    /// <returns>What was converted.</returns>
    /// <exception cref="ArgumentException">A path is empty or blank, or both are the same file.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layout.</exception>
    /// <exception cref="WeightsException">The file is no LoRA of the model; everything wrong with it is named.</exception>
    /// <exception cref="IOException">A file can't be read or written.</exception>
    public static LoraConversion Convert(string source, string target, LoraFormat format, string? modelPath = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        ArgumentException.ThrowIfNullOrWhiteSpace(target);
        if (format is not (LoraFormat.Kohya or LoraFormat.Bfl or LoraFormat.Diffusers or LoraFormat.AiToolkit))
            throw new ArgumentOutOfRangeException(nameof(format), format, "A LoRA can be written in the layouts of kohya, BFL, diffusers and ai-toolkit.");
        if (string.Equals(Path.GetFullPath(source), Path.GetFullPath(target), StringComparison.Ordinal))
            throw new ArgumentException("A LoRA can't be converted onto itself; name another file.", nameof(target));
        using var file = SafetensorsFile.Open(source);
        var found = LoraInspector.Inspect(file.Header, Path.GetFileName(source));
        var weights = LoraFile.Read(file, ConfigOf(found, modelPath));
        LoraFile.Write(target, weights, format);
        return new(found.Format, format, weights.Layers.Count, new FileInfo(target).Length);
    }

    private static FluxConfig ConfigOf(LoraInspection found, string? modelPath)
    {
        if (modelPath is not null) return ConfigOf(new ModelSource(modelPath));

        // FLUX.1 has the bundled model's layers and more: only their sizes tell the two apart.
        if (found.Modules.Any(module => module.Match == LoraMatch.Fits) || !found.Modules.Any(module => module.Match == LoraMatch.OtherSize)) return Flux1;
        return ConfigOf(new ModelSource(null));
    }

    private static FluxConfig ConfigOf(ModelSource source)
    {
        using var pool = new WorkerPool(1);
        return source.Load(pool).Transformer.Config;
    }

    // The sizes of FLUX.1 (Black Forest Labs, the reference implementation's configuration of flux-dev).
    private static FluxConfig Flux1 => new()
    {
        InChannels = 64,
        ContextSize = 4096,
        VectorSize = 768,
        Hidden = 3072,
        Heads = 24,
        DoubleBlocks = 19,
        SingleBlocks = 38,
        Axes = [16, 56, 56],
        GuidanceEmbedding = true,
    };
}
