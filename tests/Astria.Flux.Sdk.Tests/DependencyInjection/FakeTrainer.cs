using Astria.Flux.Training;

namespace Astria.Flux.Tests.DependencyInjection;

/// <summary>A trainer with nothing but a name.</summary>
internal sealed class FakeTrainer(string name) : IFluxTrainer
{
    public string Name => name;

    public Task<TrainingJob> SubmitAsync(TrainingRequest request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<TrainingStatus> GetStatusAsync(TrainingJob job, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<Tune> WaitAsync(TrainingJob job, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task CancelAsync(TrainingJob job, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
