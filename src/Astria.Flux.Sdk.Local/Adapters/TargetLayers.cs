using Astria.Flux.Presets;

namespace Astria.Flux.Local.Adapters;

/// <summary>Which layers of a model a preset's target set names, and how much of them.</summary>
/// <remarks>BFL's layout joins what diffusers, in whose words the sets are published, keeps apart: query, key and value share one "down"
/// here, as in kohya's trainer.</remarks>
internal static class TargetLayers
{
    /// <summary>The sets this engine knows.</summary>
    public static IReadOnlyList<LoraTargetSet> Known { get; } =
        [LoraTargetSet.Attention, LoraTargetSet.JointAttention, LoraTargetSet.Standard, LoraTargetSet.Portrait, LoraTargetSet.Fused, LoraTargetSet.AllLinear];

    /// <summary>The layers of a set, always in the same order.</summary>
    /// <param name="targets">The set, one of <see cref="Known"/>.</param>
    /// <param name="layers">The names of the model's linear layers.</param>
    public static IEnumerable<string> Of(LoraTargetSet targets, IEnumerable<string> layers) =>
        layers.Where(name => IsIn(targets, name)).Order(StringComparer.Ordinal);

    /// <summary>How many of a layer's outputs, the first ones, a set means.</summary>
    /// <param name="targets">The set.</param>
    /// <param name="name">A layer of the set.</param>
    /// <param name="inputs">The layer's inputs.</param>
    /// <param name="outputs">The layer's outputs.</param>
    public static int Outputs(LoraTargetSet targets, string name, int inputs, int outputs) =>
        IsSingle(name, "linear1") && !TrainsSingleFeedForward(targets) ? 3 * inputs : outputs;

    private static bool IsIn(LoraTargetSet targets, string name)
    {
        if (!IsDouble(name) && !IsSingle(name)) return targets == LoraTargetSet.Portrait && name == "final_layer.linear";
        if (name.EndsWith(".lin", StringComparison.Ordinal)) return targets == LoraTargetSet.Fused || targets == LoraTargetSet.AllLinear;
        if (IsSingle(name)) return IsSingle(name, "linear1") || TrainsSingleFeedForward(targets);
        if (targets == LoraTargetSet.Attention) return name.Contains(".img_attn.", StringComparison.Ordinal);
        return targets != LoraTargetSet.JointAttention || name.Contains("_attn.", StringComparison.Ordinal);
    }

    private static bool TrainsSingleFeedForward(LoraTargetSet targets) =>
        targets == LoraTargetSet.Portrait || targets == LoraTargetSet.Fused || targets == LoraTargetSet.AllLinear;

    private static bool IsDouble(string name) => name.StartsWith("double_blocks.", StringComparison.Ordinal);

    private static bool IsSingle(string name, string layer = "") => name.StartsWith("single_blocks.", StringComparison.Ordinal) && name.EndsWith(layer, StringComparison.Ordinal);
}
