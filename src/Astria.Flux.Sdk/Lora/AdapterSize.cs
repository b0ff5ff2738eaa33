using Astria.Flux.Presets;

namespace Astria.Flux.Lora;

/// <summary>How big a LoRA for FLUX.1 is: exactly <c>Σ rank × (inputs + outputs)</c> over its layers.</summary>
/// <remarks>The bytes are those of the two matrices of every layer; a file adds its header, some tens of kilobytes, and the scales where
/// its format keeps them as tensors.</remarks>
public sealed record AdapterSize
{
    private AdapterSize(LoraTargetSet targets, int rank, LoraPrecision precision, int layers, long parametersPerRank)
    {
        Targets = targets;
        Rank = rank;
        Precision = precision;
        Layers = layers;
        Parameters = checked(parametersPerRank * rank);
    }

    /// <summary>The layers that get an adapter.</summary>
    public LoraTargetSet Targets { get; }

    /// <summary>The rank of the adapter's matrices.</summary>
    public int Rank { get; }

    /// <summary>The number format of the file.</summary>
    public LoraPrecision Precision { get; }

    /// <summary>How many layers get an adapter.</summary>
    public int Layers { get; }

    /// <summary>How many numbers are trained.</summary>
    public long Parameters { get; }

    /// <summary>How many bytes the numbers take in a file.</summary>
    public long Bytes => Parameters * (Precision == LoraPrecision.Bits32 ? sizeof(float) : sizeof(ushort));

    /// <summary>Computes the size of a LoRA for FLUX.1.</summary>
    /// <param name="targets">The layers that get an adapter.</param>
    /// <param name="rank">The rank; at least 1.</param>
    /// <param name="precision">The number format of the file.</param>
    /// <returns>The size; <see langword="null"/> for a set of layers that only some engine knows.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rank"/> is below 1.</exception>
    public static AdapterSize? Of(LoraTargetSet targets, int rank, LoraPrecision precision = LoraPrecision.Bits16)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        return FluxLayers.Of(targets) is { } layers ? new(targets, rank, precision, layers.Count, layers.Sum(layer => layer.ParametersPerRank)) : null;
    }
}
