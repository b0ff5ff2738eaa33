using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Autograd;

namespace Astria.Flux.Local.Weights;

/// <summary>Reads a FLUX transformer's weights, in BFL's layout or in that of diffusers, from one file or several.</summary>
internal static class FluxCheckpoint
{
    /// <summary>What tools put before every name.</summary>
    public static readonly string[] Prefixes = ["", "model.diffusion_model.", "diffusion_model.", "transformer."];

    /// <summary>FLUX.1's own axes, of heads of 128 features.</summary>
    public static readonly int[] FluxAxes = [16, 56, 56];

    /// <summary>Reads the weights.</summary>
    /// <param name="file">The file.</param>
    /// <param name="axes">Features of a head for time, row and column, which no tensor tells; those of FLUX.1 where none are given.</param>
    /// <returns>The model's sizes, and its tensors in BFL's layout.</returns>
    /// <exception cref="WeightsException">The file is no FLUX transformer; everything wrong is named.</exception>
    public static (FluxConfig Config, Dictionary<string, Tensor> Parameters) Read(ITensorSource file, IReadOnlyList<int>? axes = null)
    {
        foreach (var prefix in Prefixes)
        {
            if (file.Tensors.ContainsKey(prefix + "img_in.weight")) return ReadBfl(file, prefix, axes ?? FluxAxes);
            if (file.Tensors.ContainsKey(prefix + "x_embedder.weight")) return ReadDiffusers(file, prefix, axes ?? FluxAxes);
        }

        throw new WeightsException("This file holds no FLUX transformer: neither 'img_in.weight' nor 'x_embedder.weight' is in it.");
    }

    private static (FluxConfig, Dictionary<string, Tensor>) ReadBfl(ITensorSource file, string prefix, IReadOnlyList<int> axes)
    {
        var shapes = file.Tensors.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(entry => entry.Key[prefix.Length..], entry => entry.Value.Shape, StringComparer.Ordinal);
        var config = FluxConfig.Infer(shapes, axes);
        var reader = new TensorReader(file, prefix);
        var parameters = config.Tensors().ToDictionary(tensor => tensor.Name, tensor => reader.Read(tensor.Name, tensor.Shape), StringComparer.Ordinal);
        foreach (var name in shapes.Keys.Where(name => !parameters.ContainsKey(name))) reader.Fault($"'{prefix + name}' is no tensor of it");
        reader.ThrowIfFaulty("a FLUX transformer");
        return (config, parameters);
    }

    private static (FluxConfig, Dictionary<string, Tensor>) ReadDiffusers(ITensorSource file, string prefix, IReadOnlyList<int> axes)
    {
        var config = FluxConfig.Infer(BflShapes(file, prefix), axes);
        var reader = new TensorReader(file, prefix);
        var read = new HashSet<string>(StringComparer.Ordinal);
        var parameters = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (name, shape) in config.Tensors()) parameters[name] = ReadPart(reader, name, shape, config.Hidden, read);
        foreach (var name in file.Tensors.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && !read.Contains(name[prefix.Length..]))) reader.Fault($"'{name}' is no tensor of it");
        reader.ThrowIfFaulty("a FLUX transformer in the layout of diffusers");
        return (config, parameters);
    }

    /// <summary>Enough of BFL's names, for a file in the layout of diffusers, to tell the sizes by.</summary>
    public static Dictionary<string, IReadOnlyList<int>> BflShapes(ITensorSource file, string prefix)
    {
        var shapes = new Dictionary<string, IReadOnlyList<int>>(StringComparer.Ordinal);
        Take("x_embedder.weight", "img_in.weight");
        Take("context_embedder.weight", "txt_in.weight");
        Take("time_text_embed.text_embedder.linear_1.weight", "vector_in.in_layer.weight");
        Take("time_text_embed.guidance_embedder.linear_1.weight", "guidance_in.in_layer.weight");
        Take("transformer_blocks.0.attn.to_q.bias", "double_blocks.0.img_attn.qkv.bias");
        Take("transformer_blocks.0.attn.to_q.weight", "double_blocks.0.img_attn.qkv.weight");
        foreach (var name in file.Tensors.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => name[prefix.Length..]))
        {
            var parts = name.Split('.', 3);
            if (parts[0] == "transformer_blocks") shapes.TryAdd($"double_blocks.{parts.ElementAtOrDefault(1)}.", []);
            else if (parts[0] == "single_transformer_blocks") shapes.TryAdd($"single_blocks.{parts.ElementAtOrDefault(1)}.", []);
        }

        return shapes;

        void Take(string theirs, string ours)
        {
            if (file.Tensors.TryGetValue(prefix + theirs, out var entry)) shapes[ours] = entry.Shape;
        }
    }

    private static Tensor ReadPart(TensorReader reader, string name, int[] shape, int hidden, HashSet<string> read)
    {
        if (name.EndsWith(".scale", StringComparison.Ordinal)) return Read(DiffusersNames.OfNorm(name[..^".scale".Length]), shape);
        var kind = name[name.LastIndexOf('.')..];
        var parts = DiffusersNames.PartsOf(name[..^kind.Length], shape[0], hidden);
        var columns = shape.Length == 2 ? shape[1] : 1;
        var values = new float[(long)shape[0] * columns];
        foreach (var part in parts)
        {
            var rows = Read(part.Name + kind, shape.Length == 2 ? [part.Rows, columns] : [part.Rows]);
            if (rows.Length != part.Rows * columns) continue;
            var target = values.AsSpan(part.FirstRow * columns, rows.Length);
            rows.Span.CopyTo(target);
            if (part.HalvesSwapped) SwapHalves(target);
        }

        return shape.Length == 2 ? Tensor.Parameter(values, shape[0], columns, requiresGradient: false) : Tensor.Parameter(values, 1, shape[0], requiresGradient: false);

        Tensor Read(string theirs, int[] wanted)
        {
            read.Add(theirs);
            return reader.Read(theirs, wanted);
        }
    }

    /// <summary>Exchanges the first and the second half.</summary>
    public static void SwapHalves(Span<float> values)
    {
        var half = values.Length / 2;
        for (var i = 0; i < half; i++) (values[i], values[half + i]) = (values[half + i], values[i]);
    }
}
