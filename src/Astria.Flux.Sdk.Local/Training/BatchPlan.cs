using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Pictures;

namespace Astria.Flux.Local.Training;

/// <summary>What each step shows: which pictures, which view of them, with which caption, how noisy. All of it depends on the seed and the step alone.</summary>
internal sealed class BatchPlan
{
    private const long SubjectStream = 3;
    private const long PriorStream = 5;
    private const long StepStream = 1_000_000;

    private readonly PictureSet _pictures;
    private readonly LoraSettings _settings;
    private readonly BucketOrder _subject;
    private readonly BucketOrder? _prior;

    public BatchPlan(PictureSet pictures, LoraSettings settings)
    {
        _pictures = pictures;
        _settings = settings;
        _subject = new BucketOrder(pictures.Subject, settings.Batch, settings.Seed, SubjectStream);
        var priors = pictures.Prior.Count > 0 && settings.PriorBatch > 0;
        _prior = priors ? new BucketOrder(pictures.Prior, settings.PriorBatch, settings.Seed, PriorStream * 100_000) : null;
    }

    /// <summary>The batches of a step: those of the subject, and with each some prior pictures, in one where they have one size.</summary>
    public IEnumerable<PlannedBatch> Of(int step)
    {
        var random = new FluxRandom(_settings.Seed, StepStream + step);
        for (var part = 0; part < _settings.Accumulation; part++)
        {
            var number = ((long)step * _settings.Accumulation) + part;
            var subject = Take(_pictures.Subject, _subject[number], _settings.CaptionDropout, ref random);
            var prior = _prior is null ? [] : Take(_pictures.Prior, _prior[number], 0, ref random);
            var groups = prior.GroupBy(shown => shown.Picture.Grid).ToDictionary(group => group.Key, group => group.ToList());
            var grid = subject[0].Picture.Grid;
            groups.Remove(grid, out var sameSize);
            yield return Batch([.. subject, .. sameSize ?? []], subject.Count, ref random);
            foreach (var others in groups.Values) yield return Batch(others, 0, ref random);
        }
    }

    private static List<Shown> Take(IReadOnlyList<TrainingPicture> pictures, int[] indices, double dropout, ref FluxRandom random)
    {
        var taken = new List<Shown>();
        foreach (var index in indices)
        {
            var picture = pictures[index];
            var view = picture.Views[random.NextInt(picture.Views.Count)];
            taken.Add(new Shown(picture, view, random.NextUniform() < dropout ? "" : picture.Caption));
        }

        return taken;
    }

    private PlannedBatch Batch(List<Shown> shown, int subjects, ref FluxRandom random)
    {
        var grid = shown[0].Picture.Grid;
        var length = shown[0].View.Latent.Length;
        var clean = new float[shown.Count * length];
        for (var i = 0; i < shown.Count; i++) shown[i].View.Latent.CopyTo(clean, i * length);
        return new PlannedBatch(
            new TrainingBatch
            {
                Grid = grid,
                Captions = [.. shown.Select(s => s.Caption)],
                Flow = FlowMatchBatch.Draw(clean, shown.Count, _settings.Timesteps, grid.Count, ref random),
                Weights = shown.Any(s => s.View.Weights is not null)
                    ? [.. shown.SelectMany(s => s.View.Weights ?? Enumerable.Repeat(1f, grid.Count))]
                    : null,
            },
            subjects);
    }

    private readonly record struct Shown(TrainingPicture Picture, PictureView View, string Caption);
}
