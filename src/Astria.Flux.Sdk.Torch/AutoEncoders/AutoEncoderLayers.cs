using Astria.Flux.Local.AutoEncoders;
using Astria.Flux.Torch.Networks;

namespace Astria.Flux.Torch.AutoEncoders;

/// <summary>The two halves of FLUX's autoencoder, as rows of layers.</summary>
internal static class AutoEncoderLayers
{
    /// <summary>From picture to moments.</summary>
    public static TorchLayers Encoder(NetworkReader reader, AutoEncoderSizes sizes)
    {
        var channels = sizes.Levels[0];
        var layers = new List<ITorchLayer> { new TorchConvolution(reader, "encoder.conv_in", channels, 3) };
        for (var level = 0; level < sizes.Levels.Count; level++)
        {
            for (var block = 0; block < sizes.EncoderBlocks; block++)
            {
                layers.Add(new TorchResidualBlock(reader, $"encoder.down.{level}.block.{block}", sizes.Levels[level], channels));
                channels = sizes.Levels[level];
            }

            if (level < sizes.Levels.Count - 1) layers.Add(new TorchConvolution(reader, $"encoder.down.{level}.downsample.conv", channels, channels, step: ConvolutionStep.Half));
        }

        layers.AddRange(Middle(reader, "encoder.mid", channels));
        return new TorchLayers(layers, new TorchGroupNorm(reader, "encoder.norm_out", channels), new TorchConvolution(reader, "encoder.conv_out", 2 * sizes.LatentChannels, channels));
    }

    /// <summary>From latent to picture.</summary>
    public static TorchLayers Decoder(NetworkReader reader, AutoEncoderSizes sizes)
    {
        var channels = sizes.Levels[^1];
        var layers = new List<ITorchLayer> { new TorchConvolution(reader, "decoder.conv_in", channels, sizes.LatentChannels) };
        layers.AddRange(Middle(reader, "decoder.mid", channels));
        for (var level = sizes.Levels.Count - 1; level >= 0; level--)
        {
            for (var block = 0; block < sizes.DecoderBlocks; block++)
            {
                layers.Add(new TorchResidualBlock(reader, $"decoder.up.{level}.block.{block}", sizes.Levels[level], channels));
                channels = sizes.Levels[level];
            }

            if (level > 0) layers.Add(new TorchConvolution(reader, $"decoder.up.{level}.upsample.conv", channels, channels, step: ConvolutionStep.Double));
        }

        return new TorchLayers(layers, new TorchGroupNorm(reader, "decoder.norm_out", channels), new TorchConvolution(reader, "decoder.conv_out", 3, channels));
    }

    private static IEnumerable<ITorchLayer> Middle(NetworkReader reader, string name, int channels) =>
    [
        new TorchResidualBlock(reader, $"{name}.block_1", channels, channels),
        new TorchPictureAttention(reader, $"{name}.attn_1", channels),
        new TorchResidualBlock(reader, $"{name}.block_2", channels, channels),
    ];
}
