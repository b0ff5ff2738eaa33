using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Models;
using Astria.Flux.Local.Pictures;
using Astria.Flux.Local.Sampling;

namespace Astria.Flux.Local.Training;

/// <summary>
/// Pictures that the base draws of things it knows, to be trained on beside the subject: without them a taught subject leaks onto
/// everything (a red apple turns into it too).
/// </summary>
internal sealed class PriorPictures(IFluxModel model)
{
    // Fewer than pictures to look at need: these are to be trained on.
    private const int MostSteps = 16;

    /// <summary>Draws them.</summary>
    /// <param name="captions">What each shows.</param>
    /// <param name="guidance">Guidance, as pictures are drawn with it later; <see langword="null"/> for the model's own.</param>
    /// <param name="seed">Of the first; the others count on from it.</param>
    /// <param name="progress">Told after each step: share done, 0 to 1.</param>
    /// <param name="cancellationToken">Stops within one step.</param>
    public IReadOnlyList<TrainingPicture> Draw(
        IReadOnlyList<string> captions,
        double? guidance,
        long seed,
        Action<double>? progress,
        CancellationToken cancellationToken)
    {
        var settings = SamplingSettings.Of(model, Math.Min(MostSteps, model.Habits.Steps), guidance);
        var grid = new TokenGrid(settings.Rows, settings.Columns);
        var sampler = new PictureSampler(model);
        var views = new PhotoViews(model);
        var pictures = new List<TrainingPicture>();
        for (var first = 0; first < captions.Count; first += model.PicturesAtOnce)
        {
            var some = captions.Skip(first).Take(model.PicturesAtOnce).ToList();
            var seeds = some.Select((_, i) => seed + first + i).ToList();
            var start = first;
            var latents = sampler.Draw(some, seeds, settings, moment => progress?.Invoke((start + (some.Count * (double)moment.Done / moment.Steps)) / captions.Count), cancellationToken);
            for (var i = 0; i < some.Count; i++) pictures.Add(new TrainingPicture(grid, [new PictureView(views.Pack(latents[i], grid))], some[i]));
        }

        return pictures;
    }
}
