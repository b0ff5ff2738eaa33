using Astria.Flux.Presets;

namespace Astria.Flux.Local.Adapters;

/// <summary>Which layers of a model a preset's target set names.</summary>
internal static class TargetLayers
{
    /// <summary>The sets this engine knows.</summary>
    public static IReadOnlyList<LoraTargetSet> Known { get; } = [LoraTargetSet.Standard, LoraTargetSet.Portrait];

    /// <summary>The layers of a set, always in the same order. A layer that BFL's layout joins is trained whole, as kohya's trainer does.</summary>
    /// <param name="targets">The set, one of <see cref="Known"/>.</param>
    /// <param name="layers">The names of the model's linear layers.</param>
    public static IEnumerable<string> Of(LoraTargetSet targets, IEnumerable<string> layers) =>
        layers.Where(name => IsStandard(name) || (targets == LoraTargetSet.Portrait && IsOutput(name))).Order(StringComparer.Ordinal);

    // 342 layers of FLUX.1 as diffusers counts them: attention and feed-forward of the double blocks, query, key and value of the single.
    private static bool IsStandard(string name) =>
        (name.StartsWith("double_blocks.", StringComparison.Ordinal) && !name.EndsWith(".lin", StringComparison.Ordinal))
        || (name.StartsWith("single_blocks.", StringComparison.Ordinal) && name.EndsWith(".linear1", StringComparison.Ordinal));

    // The 77 more that make Astria's 419: feed-forward and output of the single blocks, and the model's own output.
    private static bool IsOutput(string name) =>
        (name.StartsWith("single_blocks.", StringComparison.Ordinal) && name.EndsWith(".linear2", StringComparison.Ordinal)) || name == "final_layer.linear";
}
