using System.Collections.Concurrent;
using Astria.Flux.Generation;
using Astria.Flux.Training;

namespace Astria.Flux.Samples.WebApp;

/// <summary>The trainings and their pictures, in memory; a real app saves <see cref="TrainingJob.ToJson"/>.</summary>
internal sealed class Gallery
{
    private readonly ConcurrentDictionary<string, TrainingJob> _jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<GeneratedImage>> _pictures = new(StringComparer.Ordinal);

    public IReadOnlyList<TrainingJob> Jobs => [.. _jobs.Values.OrderByDescending(job => job.SubmittedAt)];

    public void Add(TrainingJob job) => _jobs[job.Id] = job;

    public TrainingJob? Find(string tune) => _jobs.GetValueOrDefault(tune);

    public void Show(string tune, IReadOnlyList<GeneratedImage> pictures) => _pictures[tune] = pictures;

    public int Count(string tune) => _pictures.TryGetValue(tune, out var pictures) ? pictures.Count : 0;

    public GeneratedImage? Find(string tune, int index) => _pictures.TryGetValue(tune, out var pictures) ? pictures.ElementAtOrDefault(index) : null;
}
