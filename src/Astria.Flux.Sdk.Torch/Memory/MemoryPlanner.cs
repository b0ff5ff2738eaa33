using Astria.Flux.Local.Flux;
using Astria.Flux.Torch.Quantization;

namespace Astria.Flux.Torch.Memory;

/// <summary>Says before anything is loaded whether FLUX.1 fits a device, from shapes alone: pure arithmetic.</summary>
/// <remarks>The text encoders and the autoencoder are not in it: each works alone, before or after the transformer is there.</remarks>
public static class MemoryPlanner
{
    // Smaller sides than any GPU's memory could be short for; each offered in turn.
    private static readonly int[] Sides = [768, 512];
    private const int SmallRank = 4;

    /// <summary>Makes the plan for FLUX.1 (dev; schnell takes 0.02 GB less).</summary>
    /// <param name="request">What is to be done.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentNullException">The request is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">Numbers of it are out of range, or its layers are not known; all faults are named.</exception>
    public static MemoryPlan Plan(MemoryRequest request) => Plan(request, FluxSizes.Dev);

    internal static MemoryPlan Plan(MemoryRequest request, FluxConfig config)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        var plan = new MemoryPlan { Parts = MemoryParts.Of(request, config), DeviceBytes = request.DeviceBytes, Advice = [] };
        return plan.Fits ? plan : plan with { Advice = Advise(request, config) };
    }

    private static void Check(MemoryRequest request)
    {
        (string Name, long Value, long Least)[] numbers =
        [
            (nameof(request.DeviceBytes), request.DeviceBytes, 1), (nameof(request.Batch), request.Batch, 1), (nameof(request.Width), request.Width, MemoryParts.PixelsOfToken),
            (nameof(request.Height), request.Height, MemoryParts.PixelsOfToken), (nameof(request.TextTokens), request.TextTokens, 1), (nameof(request.Rank), request.Rank, 1),
        ];
        var faults = numbers.Where(number => number.Value < number.Least).Select(number => Invariant($"{number.Name} is {number.Value}, not {number.Least} or more")).ToList();
        if (!Local.Adapters.TargetLayers.Known.Contains(request.Targets)) faults.Add($"the layers '{request.Targets}' are not known");
        if (!Enum.IsDefined(request.Weights)) faults.Add($"there is no form of weights {request.Weights}");
        if (faults.Count > 0) throw new ArgumentException($"No memory can be planned: {string.Join("; ", faults)}.", nameof(request));
    }

    // Every change alone that is enough; or all that take least, one after the other, until it is enough.
    private static List<string> Advise(MemoryRequest request, FluxConfig config)
    {
        var changes = Changes(request).ToList();
        var alone = changes.Where(change => Bytes(change.To(request)) <= request.DeviceBytes).ToList();
        if (alone.Count > 0) return [.. alone.Select(change => Told([change.What], change.To(request)))];
        var told = new List<string>();
        foreach (var (what, to) in changes)
        {
            var changed = to(request);
            if (Bytes(changed) >= Bytes(request)) continue;
            request = changed;
            told.Add(what);
            if (Bytes(request) <= request.DeviceBytes) return [Told(told, request)];
        }

        told.Add("take a device with more memory");
        return [Told(told, request)];

        long Bytes(MemoryRequest changed) => MemoryParts.Of(changed, config).Sum(part => part.Bytes);

        string Told(List<string> what, MemoryRequest changed) => Invariant($"{string.Join(", ", what)}: {MemoryPlan.Gigabytes(Bytes(changed)):F1} GB");
    }

    private static IEnumerable<(string What, Func<MemoryRequest, MemoryRequest> To)> Changes(MemoryRequest request)
    {
        if (request is { Training: true, Recompute: false }) yield return ("compute blocks again on the way back", r => r with { Recompute = true });
        if (request.Weights == WeightFormat.Full) yield return ("keep the weights in 8 bits", r => r with { Weights = WeightFormat.Int8 });
        if (request.Weights != WeightFormat.Int4) yield return ("keep the weights in 4 bits", r => r with { Weights = WeightFormat.Int4 });
        if (request.Batch > 1) yield return ("take one picture at a time", r => r with { Batch = 1 });
        foreach (var side in Sides.Where(side => (long)side * side < (long)request.Width * request.Height)) yield return (Invariant($"take pictures of {side}×{side}"), r => r with { Width = side, Height = side });
        if (request is { Training: true, Rank: > SmallRank }) yield return (Invariant($"train a rank of {SmallRank}"), r => r with { Rank = SmallRank });
    }
}
