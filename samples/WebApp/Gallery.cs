using System.Collections.Concurrent;
using Astria.Flux.Generation;
using Astria.Flux.Training;

namespace Astria.Flux.Samples.WebApp;

/// <summary>The trainings and their pictures, in memory; a real app saves <see cref="TrainingJob.ToJson"/>.</summary>
internal sealed class Gallery
{
    private readonly ConcurrentDictionary<string, TrainingJob> _jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<IReadOnlyList<GeneratedImage>>> _pictures = new(StringComparer.Ordinal);

    public IReadOnlyList<TrainingJob> Jobs => [.. _jobs.Values.OrderByDescending(job => job.SubmittedAt)];

    public void Add(TrainingJob job) => _jobs[job.Id] = job;

    public bool Has(string tune) => _jobs.ContainsKey(tune);

    public TrainingJob? Find(string tune) => _jobs.GetValueOrDefault(tune);

    public void Show(string tune, IReadOnlyList<GeneratedImage> pictures) => Slot(tune).TrySetResult(pictures);

    public int Count(string tune) => Slot(tune).Task is { IsCompleted: true } pictures ? pictures.Result.Count : 0;

    public GeneratedImage? Find(string tune, int index) => Count(tune) > 0 ? Slot(tune).Task.Result.ElementAtOrDefault(index) : null;

    public async Task<IReadOnlyList<GeneratedImage>?> WaitAsync(string tune, TimeSpan longest, CancellationToken cancellationToken)
    {
        try
        {
            return await Slot(tune).Task.WaitAsync(longest, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private TaskCompletionSource<IReadOnlyList<GeneratedImage>> Slot(string tune) =>
        _pictures.GetOrAdd(tune, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
