using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Flux;
using Astria.Flux.Torch.Quantization;

namespace Astria.Flux.Torch.Memory;

/// <summary>What each thing takes, computed from the model's shapes.</summary>
internal static class MemoryParts
{
    /// <summary>Pixels along the side of a token: 8 of the autoencoder × 2 of the packing.</summary>
    public const int PixelsOfToken = 16;

    // bfloat16, and the 32-bit floats of what is trained.
    private const int Half = 2;
    private const int Single = 4;

    // A block's operations keep 20 to 22 vectors of the hidden size for each token until its gradients are computed (normed input,
    // projections, queries and keys also in 32 bits, attention, feed-forward), and the gradient of the widest among them is 5 to 7 more.
    private const double VectorsOfBlock = 26.5;

    // Without a way back: the fused projection, queries and keys, both halves of its result.
    private const double VectorsWhenDrawing = 19;

    // What the device's own libraries, its allocator's rounding and products' scratch space take; an allowance, not computed.
    private const long Workspace = 2_000_000_000;

    /// <summary>The parts.</summary>
    public static IReadOnlyList<MemoryPart> Of(MemoryRequest request, FluxConfig config)
    {
        var tokens = request.Batch * (((long)request.Width / PixelsOfToken * (request.Height / PixelsOfToken)) + request.TextTokens);
        var blocks = config.DoubleBlocks + config.SingleBlocks;
        var vector = (double)tokens * config.Hidden * Half;
        List<MemoryPart> parts = [Weights(request.Weights, config)];
        if (request.Weights != WeightFormat.Full) parts.Add(Dense(request.Weights, config));
        parts.Add(Lora(request, config));
        if (!request.Training)
        {
            parts.Add(new("one block's values", (long)(VectorsWhenDrawing * vector), Invariant($"{tokens} tokens × {config.Hidden} × {VectorsWhenDrawing} vectors × 2 bytes")));
        }
        else if (request.Recompute)
        {
            // Where the streams are joined, both forms are kept.
            parts.Add(new("inputs of all blocks", (long)((blocks + 2) * vector), Invariant($"{tokens} tokens × {config.Hidden} × {blocks + 2} × 2 bytes")));
            parts.Add(new("one block's values", (long)(VectorsOfBlock * vector), Invariant($"{tokens} tokens × {config.Hidden} × {VectorsOfBlock} vectors × 2 bytes")));
        }
        else
        {
            parts.Add(new("all blocks' values", (long)(blocks * VectorsOfBlock * vector), Invariant($"{tokens} tokens × {config.Hidden} × {VectorsOfBlock} vectors × {blocks} blocks × 2 bytes")));
        }

        parts.Add(new("workspace", Workspace, "an allowance"));
        return parts;
    }

    /// <summary>Numbers of a LoRA.</summary>
    public static long LoraParameters(MemoryRequest request, FluxConfig config)
    {
        var shapes = Matrices(config).ToDictionary(matrix => matrix.Layer, matrix => (matrix.Outputs, matrix.Inputs), StringComparer.Ordinal);
        return TargetLayers.Of(request.Targets, shapes.Keys).Sum(layer => (long)request.Rank * (shapes[layer].Inputs + TargetLayers.Outputs(request.Targets, layer, shapes[layer].Inputs, shapes[layer].Outputs)));
    }

    /// <summary>Numbers of the model.</summary>
    public static long Parameters(FluxConfig config) => config.Tensors().Sum(tensor => Count(tensor.Shape));

    private static MemoryPart Weights(WeightFormat format, FluxConfig config)
    {
        var all = Parameters(config);
        var matrices = Matrices(config).Where(matrix => Quantizer.Applies(matrix.Layer, matrix.Inputs, format)).ToList();
        var smaller = matrices.Sum(matrix => (long)matrix.Outputs * matrix.Inputs);
        var bytes = format switch
        {
            WeightFormat.Int8 => smaller + matrices.Sum(matrix => (long)matrix.Outputs * Half),
            WeightFormat.Int4 => (smaller / 2) + (smaller / Int4Weight.Group * 2 * Half),
            _ => 0,
        };
        return new("weights", bytes + ((all - smaller) * Half), Invariant($"{all / 1e9:F2} thousand million numbers{(smaller > 0 ? $", {smaller / 1e9:F2} of them in {(format == WeightFormat.Int8 ? 8 : 4)} bits with their scales" : " of 2 bytes")}"));
    }

    private static MemoryPart Dense(WeightFormat format, FluxConfig config)
    {
        var largest = Matrices(config).Max(matrix => (long)matrix.Outputs * matrix.Inputs);

        // Beside the result, its numbers before they are put in their places.
        return new("one matrix made dense", (largest * Half) + (format == WeightFormat.Int4 ? largest / 2 : 0), Invariant($"{largest / 1e6:F0} million numbers of 2 bytes"));
    }

    private static MemoryPart Lora(MemoryRequest request, FluxConfig config)
    {
        var parameters = LoraParameters(request, config);
        if (!request.Training) return new("LoRA", parameters * Half, Invariant($"rank {request.Rank}: {parameters / 1e6:F1} million numbers of 2 bytes"));
        var copies = request.KeepsAverage ? 5 : 4;
        return new("LoRA and its optimiser", parameters * Single * copies, Invariant($"rank {request.Rank}: {parameters / 1e6:F1} million numbers, gradients and moments{(request.KeepsAverage ? ", average" : "")}, {Single * copies} bytes each"));
    }

    private static IEnumerable<(string Layer, int Outputs, int Inputs)> Matrices(FluxConfig config) =>
        config.Tensors().Where(tensor => tensor.Shape.Length == 2).Select(tensor => (tensor.Name[..^".weight".Length], tensor.Shape[0], tensor.Shape[1]));

    private static long Count(int[] shape) => shape.Aggregate(1L, (product, size) => product * size);
}
