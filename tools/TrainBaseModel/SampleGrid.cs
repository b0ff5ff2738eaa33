using Astria.Flux.Imaging;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Models;
using Astria.Flux.Local.Sampling;

namespace Astria.Flux.Tools.TrainBaseModel;

/// <summary>Draws the same forty prompts again and again while training goes on, eight in a row.</summary>
internal static class SampleGrid
{
    private const int Columns = 8;

    public static void Write(string path, LocalModel model, WeightAverage average, Dictionary<string, Tensor> parameters, WorkerPool pool, Arena arena)
    {
        foreach (var parameter in parameters.Values) parameter.ReleaseGradient(arena);
        average.Exchange();
        try
        {
            var prompts = CommonObjects.Names;
            var side = IconSet.Side / model.TokenSide;
            var sampler = new PictureSampler(new ManagedModel(model, pool, arena));
            long[] seeds = [.. Enumerable.Range(0, prompts.Count).Select(i => (long)i)];
            var latents = sampler.Draw(prompts, seeds, new SamplingSettings(20, 3f, side, side));
            var rows = prompts.Count / Columns;
            var rgba = new byte[Columns * IconSet.Side * rows * IconSet.Side * Picture.BytesPerPixel];
            for (var i = 0; i < latents.Length; i++) Paste(model, latents[i], i, rgba);
            File.WriteAllBytes(path, PictureCodec.EncodePng(new Picture(Columns * IconSet.Side, rows * IconSet.Side, rgba)));
        }
        finally
        {
            average.Exchange();
        }
    }

    private static void Paste(LocalModel model, float[] latent, int index, byte[] rgba)
    {
        var places = IconSet.Side / model.AutoEncoder.Factor;
        var picture = model.AutoEncoder.Decode(latent, places, places);
        const int side = IconSet.Side;
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                var to = (((((index / Columns) * side) + y) * Columns * side) + ((index % Columns) * side) + x) * Picture.BytesPerPixel;
                for (var c = 0; c < 3; c++) rgba[to + c] = (byte)Math.Clamp((picture[(((c * side) + y) * side) + x] + 1) * 127.5f, 0, 255);
                rgba[to + 3] = 255;
            }
        }
    }
}
