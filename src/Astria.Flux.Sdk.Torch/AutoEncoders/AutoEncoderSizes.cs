using Astria.Flux.Torch.Networks;

namespace Astria.Flux.Torch.AutoEncoders;

/// <summary>The sizes of FLUX's autoencoder.</summary>
/// <param name="LatentChannels">Channels of a latent.</param>
/// <param name="Levels">Channels of each level, the finest first; each is half as wide and high as the one before.</param>
/// <param name="EncoderBlocks">Residual blocks of a level on the way down.</param>
/// <param name="DecoderBlocks">Residual blocks of a level on the way up.</param>
internal sealed record AutoEncoderSizes(int LatentChannels, IReadOnlyList<int> Levels, int EncoderBlocks, int DecoderBlocks)
{
    /// <summary>FLUX.1's (BFL's util.py).</summary>
    public static AutoEncoderSizes Flux { get; } = new(LatentChannels: 16, Levels: [128, 256, 512, 512], EncoderBlocks: 2, DecoderBlocks: 3);

    /// <summary>Reads them off a file's tensors.</summary>
    public static AutoEncoderSizes Of(NetworkSizes file)
    {
        var levels = file.Count(level => $"encoder.down.{level}.block.0.conv1.weight");
        return new AutoEncoderSizes(
            file.Of("decoder.conv_in.weight", 1),
            [.. Enumerable.Range(0, levels).Select(level => file.Of($"encoder.down.{level}.block.0.conv1.weight", 0))],
            file.Count(block => $"encoder.down.0.block.{block}.conv1.weight"),
            file.Count(block => $"decoder.up.0.block.{block}.conv1.weight"));
    }
}
