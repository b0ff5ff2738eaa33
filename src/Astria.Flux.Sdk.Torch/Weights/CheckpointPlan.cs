using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Torch.Weights;

/// <summary>
/// How a transformer is read from a file, found out from the file's head alone: whatever is wrong — missing, mis-shaped, unreadable, too
/// many — is known, and all of it told, before the first number is read.
/// </summary>
/// <param name="Config">The model's sizes.</param>
/// <param name="Tensors">Its tensors.</param>
internal sealed record CheckpointPlan(FluxConfig Config, IReadOnlyList<TensorPlan> Tensors)
{
    /// <summary>Makes the plan.</summary>
    /// <param name="file">The file, in BFL's layout or in that of diffusers.</param>
    /// <param name="axes">Features of a head for time, row and column; <see langword="null"/> for those of FLUX.1.</param>
    /// <exception cref="WeightsException">The file is no FLUX transformer; everything wrong is named.</exception>
    public static CheckpointPlan Of(ITensorSource file, IReadOnlyList<int>? axes = null)
    {
        axes ??= FluxCheckpoint.FluxAxes;
        foreach (var prefix in FluxCheckpoint.Prefixes)
        {
            if (file.Tensors.ContainsKey(prefix + "img_in.weight")) return Checked(file, prefix, FluxConfig.Infer(BflShapes(file, prefix), axes), Same, "a FLUX transformer");
            if (file.Tensors.ContainsKey(prefix + "x_embedder.weight")) return Checked(file, prefix, FluxConfig.Infer(FluxCheckpoint.BflShapes(file, prefix), axes), Split, "a FLUX transformer in the layout of diffusers");
        }

        throw new WeightsException("This file holds no FLUX transformer: neither 'img_in.weight' nor 'x_embedder.weight' is in it.");
    }

    private static Dictionary<string, IReadOnlyList<int>> BflShapes(ITensorSource file, string prefix) =>
        file.Tensors.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(entry => entry.Key[prefix.Length..], entry => entry.Value.Shape, StringComparer.Ordinal);

    private static IEnumerable<LayerPart> Same(string name, int rows, int hidden) => [new(name, 0, rows)];

    private static IEnumerable<LayerPart> Split(string name, int rows, int hidden)
    {
        if (name.EndsWith(".scale", StringComparison.Ordinal)) return [new(DiffusersNames.OfNorm(name[..^".scale".Length]), 0, rows)];
        var kind = name[name.LastIndexOf('.')..];
        return DiffusersNames.PartsOf(name[..^kind.Length], rows, hidden).Select(part => part with { Name = part.Name + kind });
    }

    private static CheckpointPlan Checked(ITensorSource file, string prefix, FluxConfig config, Func<string, int, int, IEnumerable<LayerPart>> parts, string what)
    {
        var faults = new List<string>();
        var read = new HashSet<string>(StringComparer.Ordinal);
        var tensors = new List<TensorPlan>();
        foreach (var (name, shape) in config.Tensors())
        {
            var found = parts(name, shape[0], config.Hidden).Select(part => new TensorPart(prefix + part.Name, part.FirstRow, part.Rows, part.HalvesSwapped)).ToList();
            foreach (var part in found)
            {
                read.Add(part.Source);
                if (Fault(file, part.Source, [part.Rows, .. shape[1..]]) is { } fault) faults.Add(fault);
            }

            tensors.Add(new TensorPlan(name, shape, found));
        }

        faults.AddRange(file.Tensors.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && !read.Contains(name)).Order(StringComparer.Ordinal).Select(name => $"'{name}' is no tensor of it"));
        return faults.Count == 0 ? new CheckpointPlan(config, tensors) : throw new WeightsException($"These weights are not {what}: {string.Join("; ", faults)}.");
    }

    private static string? Fault(ITensorSource file, string name, int[] shape)
    {
        if (!file.Tensors.TryGetValue(name, out var entry)) return $"'{name}' is missing";
        if (!entry.Shape.SequenceEqual(shape)) return $"'{name}' is {string.Join('×', entry.Shape)}, not {string.Join('×', shape)}";
        return TensorStream.Types.Contains(entry.Type, StringComparer.Ordinal) ? null : $"'{name}' is of type {entry.Type}, which can't be read ({string.Join(", ", TensorStream.Types)} can)";
    }
}
