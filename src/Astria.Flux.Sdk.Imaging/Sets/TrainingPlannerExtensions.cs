using Astria.Flux.Planning;
using Astria.Flux.Presets;

namespace Astria.Flux.Imaging.Sets;

/// <summary>Plans from sets of photos.</summary>
public static class TrainingPlannerExtensions
{
    /// <summary>Plans for a set: what can't be used is named and left out.</summary>
    /// <param name="planner">The planner.</param>
    /// <param name="set">The photos.</param>
    /// <param name="preset">The training policy; <see langword="null"/> for the planner's default.</param>
    /// <param name="overrides">What the caller decides instead of the preset; <see langword="null"/> for nothing.</param>
    /// <returns>The plan, with its reasons.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="planner"/> or <paramref name="set"/> is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">No photo can be used, or the preset or the overrides make no sense; every fault is listed.</exception>
    public static TrainingPlan Plan(this TrainingPlanner planner, TrainingSet set, FluxPreset? preset = null, TrainingOverrides? overrides = null)
    {
        ArgumentNullException.ThrowIfNull(planner);
        ArgumentNullException.ThrowIfNull(set);
        return planner.Plan(set.Facts, preset, overrides);
    }
}
