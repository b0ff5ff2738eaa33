using Astria.Flux.Imaging;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Models;

namespace Astria.Flux.Local.Pictures;

/// <summary>A photo as a small model is shown it: its centre square, and a few crops a little closer, so that it learns the subject and not the framing.</summary>
internal sealed class SquareViews(LocalModel model)
{
    private const int CloserViews = 3;
    private const double ClosestCrop = 0.86;

    /// <summary>Latents, packed into tokens; the first is the whole centre square.</summary>
    public IReadOnlyList<float[]> Of(Picture photo, long seed, int index)
    {
        var square = photo.CropToAspect(1);
        var random = new FluxRandom(seed, stream: 10_000 + index);
        var views = new List<float[]> { Encode(square) };
        for (var i = 0; i < CloserViews; i++)
        {
            var side = Math.Max(1, (int)(square.Width * (ClosestCrop + ((1 - ClosestCrop) * random.NextUniform()))));
            var left = random.NextInt(square.Width - side + 1);
            var top = random.NextInt(square.Height - side + 1);
            views.Add(Encode(square.Crop(left, top, side, side)));
        }

        return views;
    }

    /// <summary>A latent as tokens.</summary>
    public float[] Pack(ReadOnlySpan<float> latent)
    {
        var tokens = new float[latent.Length];
        Grid.Pack(latent, model.AutoEncoder.Channels, tokens);
        return tokens;
    }

    private TokenGrid Grid => new(model.Resolution / model.TokenSide, model.Resolution / model.TokenSide);

    private float[] Encode(Picture square)
    {
        var side = model.Resolution;
        return Pack(model.AutoEncoder.Encode(PictureValues.Of(PictureCodec.Resize(square, side, side)), side, side));
    }
}
