using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.AutoEncoders;

/// <summary>What stands between the way down and the way up, the same in both halves.</summary>
internal static class MiddleLayers
{
    public static IEnumerable<IImageLayer> Read(TensorReader reader, string name, int channels) =>
    [
        new ResidualBlock(reader, $"{name}.block_1", channels, channels),
        new PictureAttention(reader, $"{name}.attn_1", channels),
        new ResidualBlock(reader, $"{name}.block_2", channels, channels),
    ];
}
