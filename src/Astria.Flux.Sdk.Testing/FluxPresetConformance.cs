using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Steps;

namespace Astria.Flux.Testing;

/// <summary>Checks a preset of your own against the whole contract of presets, in one call from any test framework.</summary>
/// <remarks>
/// <para>The contract: values make sense; the rule answers with at least one step for every number of images, never with fewer steps for more
/// images, the same every time and from every thread, and doesn't overflow; it judges odd numbers without refusing them; the preset comes back
/// equal from its JSON; its name and revision are its own; and what was published under a revision hasn't changed.</para>
/// <code>[Test] public void Studio_keeps_the_contract() => FluxPresetConformance.Verify(StudioPreset.Value);</code>
/// </remarks>
public static class FluxPresetConformance
{
    private const string Json = "json";

    private static readonly int[] BigCounts = [2_001, 5_000, 10_000, 65_536, 1_000_000, 1 << 30, int.MaxValue - 1, int.MaxValue];
    private static readonly int[] AdviceCounts = [1, 4, 12, 20, 100];

    /// <summary>Checks a preset and throws when it breaks the contract.</summary>
    /// <param name="preset">The preset.</param>
    /// <param name="options">What it is checked against beyond the contract; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="preset"/> is <see langword="null"/>.</exception>
    /// <exception cref="PresetConformanceException">It does; every fault is listed.</exception>
    public static void Verify(FluxPreset preset, FluxPresetConformanceOptions? options = null)
    {
        if (Check(preset, options) is { Count: > 0 } faults)
            throw new PresetConformanceException(preset.Reference, faults);
    }

    /// <summary>Checks a preset.</summary>
    /// <param name="preset">The preset.</param>
    /// <param name="options">What it is checked against beyond the contract; <see langword="null"/> for the defaults.</param>
    /// <returns>Every fault, with the rule that is broken as its place; empty when the preset keeps the contract.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="preset"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<FluxFault> Check(FluxPreset preset, FluxPresetConformanceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(preset);
        options ??= new();
        var faults = new List<FluxFault>();

        // A preset that makes no sense can't be asked further: every other rule would fail for the same reason.
        foreach (var fault in preset.Validate())
            faults.Add(new("values", fault.ToString()));
        if (faults.Count > 0)
            return faults;
        CheckSteps(preset, options, faults);
        CheckAdvice(preset, faults);
        CheckJson(preset, options, faults);
        CheckRevision(preset, options, faults);
        CheckNames(preset, options, faults);
        return faults;
    }

    private static void CheckSteps(FluxPreset preset, FluxPresetConformanceOptions options, List<FluxFault> faults)
    {
        long? before = null;
        var beforeCount = 0;
        foreach (var count in Enumerable.Range(1, Math.Max(1, options.EveryCountUpTo)).Concat(BigCounts.Where(big => big > options.EveryCountUpTo)))
        {
            StepPlan first, second;
            try
            {
                first = preset.PlanSteps(count);
                second = Task.Run(() => preset.PlanSteps(count)).GetAwaiter().GetResult();
            }
            catch (Exception exception)
            {
                faults.Add(new("bounds", Invariant($"for {count} images the rule fails: {exception.Message}")));
                return;
            }

            if (first.Steps != second.Steps || first.Reason != second.Reason)
            {
                faults.Add(new("determinism", Invariant($"for {count} images the rule answers once with {Words(first)} and once with {Words(second)}; it may depend on nothing but the count.")));
                return;
            }

            if (beforeCount > 0 && (first.Steps is null) != (before is null))
            {
                faults.Add(new("bounds", Invariant($"for {beforeCount} images the {(before is null ? "engine" : "rule")} decides and for {count} the {(first.Steps is null ? "engine" : "rule")}; one of them decides always.")));
                return;
            }

            if (first.Steps < before)
            {
                faults.Add(new("monotonicity", Invariant($"{count} images give {first.Steps} steps, fewer than the {before} of {beforeCount}.")));
                return;
            }

            (before, beforeCount) = (first.Steps, count);
        }
    }

    private static string Words(StepPlan plan) => plan.ToString();

    private static void CheckAdvice(FluxPreset preset, List<FluxFault> faults)
    {
        foreach (var count in AdviceCounts)
        {
            foreach (var steps in (long[])[1, long.MaxValue])
            {
                try
                {
                    var plan = preset.PlanSteps(count, steps);
                    if (plan.Steps != steps)
                        faults.Add(new("advice", Invariant($"{steps} steps were asked for {count} images, and {plan.Steps} planned; advice never changes a number.")));
                    if (plan.Advice.Any(note => string.IsNullOrWhiteSpace(note.Message)))
                        faults.Add(new("advice", Invariant($"for {count} images and {steps} steps there is advice without words.")));
                    if (!plan.EngineDecides && preset.PlanSteps(count).Steps is { } rule && steps > rule && plan.Advice.Count == 0)
                        faults.Add(new("advice", Invariant($"for {count} images {steps} steps, far beyond the rule's {rule}, pass without a word.")));
                }
                catch (Exception exception)
                {
                    faults.Add(new("advice", Invariant($"for {count} images and {steps} steps it fails: {exception.Message} Advice never refuses.")));
                    return;
                }
            }
        }
    }

    private static void CheckJson(FluxPreset preset, FluxPresetConformanceOptions options, List<FluxFault> faults)
    {
        try
        {
            var json = PresetFormat.Write(preset);
            var back = options.Format.Read(json);
            if (back != preset)
                faults.Add(new(Json, $"comes back different: {PresetDiff.Between(preset, back)} (if nothing differs there, the step policy lacks value equality)."));
            else if (PresetExpansion.Of(back) != PresetExpansion.Of(preset))
                faults.Add(new(Json, "comes back with another fingerprint."));
        }
        catch (Exception exception)
        {
            // A policy of one's own may throw anything from its writer, its reader or its Equals.
            faults.Add(new(Json, $"can't be written and read back: {exception.Message}"));
        }
    }

    private static void CheckNames(FluxPreset preset, FluxPresetConformanceOptions options, List<FluxFault> faults)
    {
        var twin = options.Beside.FirstOrDefault(other => !ReferenceEquals(other, preset) && string.Equals(other.Reference, preset.Reference, StringComparison.OrdinalIgnoreCase));
        if (twin is not null && twin != preset)
            faults.Add(new("names", $"'{preset.Reference}' is the name and revision of another preset; give it a name of its own, or the change a date."));
    }

    private static void CheckRevision(FluxPreset preset, FluxPresetConformanceOptions options, List<FluxFault> faults)
    {
        string sha256, recorded;
        try
        {
            sha256 = PresetExpansion.Of(preset).Sha256;
            recorded = new TrainingPlanner(preset).Plan(1).Metadata()["astria.preset_sha256"];
        }
        catch (Exception exception)
        {
            faults.Add(new("revision", $"can't be recorded: {exception.Message}"));
            return;
        }

        if (options.PublishedSha256 is { } published && !string.Equals(published, sha256, StringComparison.OrdinalIgnoreCase))
            faults.Add(new("revision", $"{preset.Reference} was published with the fingerprint {published} and has {sha256} now; a revision never changes, so give the change a date of its own."));
        if (recorded != sha256)
            faults.Add(new("revision", "its plans record another fingerprint."));
    }
}
