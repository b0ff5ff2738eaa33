using Astria.Flux.Imaging;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Models;

namespace Astria.Flux.Local.Pictures;

/// <summary>A photo as a model is shown it: its middle, in a size the model draws, and a few crops a little closer, so that it learns the subject and not the framing.</summary>
internal sealed class PhotoViews(IFluxModel model)
{
    private const int CloserViews = 3;
    private const double ClosestCrop = 0.86;

    /// <summary>The views; the first is as much of the photo as fits.</summary>
    /// <param name="photo">The photo.</param>
    /// <param name="grid">Size to bring it to, in tokens.</param>
    /// <param name="masked">Whether what is transparent counts little.</param>
    /// <param name="seed">Of the training.</param>
    /// <param name="index">Which photo it is.</param>
    public IReadOnlyList<PictureView> Of(Picture photo, TokenGrid grid, bool masked, long seed, int index)
    {
        var whole = photo.CropToAspect((double)grid.Columns / grid.Rows);
        var random = new FluxRandom(seed, stream: 10_000 + index);
        var views = new List<PictureView> { View(whole, grid, masked) };
        for (var i = 0; i < CloserViews; i++)
        {
            var share = ClosestCrop + ((1 - ClosestCrop) * random.NextUniform());
            var width = Math.Max(1, (int)(whole.Width * share));
            var height = Math.Max(1, (int)(whole.Height * share));
            var left = random.NextInt(whole.Width - width + 1);
            var top = random.NextInt(whole.Height - height + 1);
            views.Add(View(whole.Crop(left, top, width, height), grid, masked));
        }

        return views;
    }

    /// <summary>A picture of any size as a latent, cut and brought to a size.</summary>
    /// <returns>channels × rows × columns.</returns>
    public float[] Encode(Picture picture, TokenGrid grid) => EncodeSized(Sized(picture.CropToAspect((double)grid.Columns / grid.Rows), grid), grid);

    /// <summary>A latent as tokens.</summary>
    public float[] Pack(ReadOnlySpan<float> latent, TokenGrid grid)
    {
        var tokens = new float[latent.Length];
        grid.Pack(latent, model.AutoEncoder.Channels, tokens);
        return tokens;
    }

    private PictureView View(Picture cut, TokenGrid grid, bool masked)
    {
        var sized = Sized(cut, grid);
        return new PictureView(Pack(EncodeSized(sized, grid), grid), masked ? SubjectMask.Weights(sized, grid) : null);
    }

    private Picture Sized(Picture cut, TokenGrid grid) => PictureCodec.Resize(cut, grid.Columns * model.TokenSide, grid.Rows * model.TokenSide);

    private float[] EncodeSized(Picture sized, TokenGrid grid) =>
        model.AutoEncoder.Encode(PictureValues.Of(sized), grid.Rows * model.TokenSide, grid.Columns * model.TokenSide);
}
