using Astria.Flux.Lora;
using Astria.Flux.Presets;

namespace Astria.Flux.Planning;

/// <summary>Reckons the memory of a LoRA training of FLUX.1, from one published figure for each precision of the base and from what differs from its setting.</summary>
internal static class MemoryModel
{
    private const long Gibibyte = 1L << 30;

    // The setting of the published figures.
    private const int FigureRank = 16;
    private const int FigureResolution = 512;

    // A trained number in 32 bits, its gradient and AdamW's two moments.
    private const int BytesOfTrainedNumber = 16;

    // FLUX.1: 57 blocks, hidden size 3072; a picture token is 16 × 16 pixels; T5 gives 512 tokens.
    private const int Blocks = 57;
    private const int Hidden = 3072;
    private const int PixelsOfToken = 16 * 16;
    private const int TextTokens = 512;
    private const int BytesOfActivation = 2;

    // With gradient checkpointing a block's input is kept for each block, and one block's inner values at a time: about 20 times its input
    // (query, key, value, output, the feed-forward's 4 × twice, modulated copies; own count).
    private const int InnerValues = 20;

    public static MemoryEstimate? Estimate(LoraHyperparameters lora, TrainingDevice device)
    {
        if (AdapterSize.Of(lora.Targets, lora.Rank) is not { } adapter || AdapterSize.Of(LoraTargetSet.Standard, FigureRank) is not { } figureAdapter)
            return null;
        var least = Figure(device.BasePrecision) + (adapter.Parameters - figureAdapter.Parameters) * BytesOfTrainedNumber;
        var more = Activations(lora.Resolution, lora.BatchSize) - Activations(FigureResolution, 1);
        if (more > 0)
            least += more;

        // Allocators leave gaps: a tenth. Own choice.
        var most = least + least / 10;
        bool? fits = device.MemoryBytes is not { } memory ? null : most <= memory ? true : least > memory ? false : null;
        return new(least, most, fits, Invariant($"SimpleTuner's FLUX quickstart for a base in {device.BasePrecision}, rank 16, batch 1, 512 px; adapter and activations of this plan by own calculation"));
    }

    // SimpleTuner's FLUX quickstart, rank 16: 30 GB in bf16, 18 in int8, 13 in int4, 9 in nf4 (and about 50 GB of main memory).
    private static long Figure(BaseModelPrecision precision) => precision switch
    {
        BaseModelPrecision.Bits8 => 18 * Gibibyte,
        BaseModelPrecision.Bits4 => 13 * Gibibyte,
        BaseModelPrecision.NormalFloat4 => 9 * Gibibyte,
        _ => 30 * Gibibyte,
    };

    private static long Activations(int resolution, int batch)
    {
        var tokens = (long)resolution * resolution / PixelsOfToken + TextTokens;
        return tokens * Hidden * BytesOfActivation * (Blocks + InnerValues) * batch;
    }
}
