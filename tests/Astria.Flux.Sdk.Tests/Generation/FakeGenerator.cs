using Astria.Flux.Generation;

namespace Astria.Flux.Tests.Generation;

/// <summary>Draws nothing, and remembers what it was asked for.</summary>
internal sealed class FakeGenerator : IFluxGenerator, IDisposable
{
    public List<GenerationRequest> Requests { get; } = [];

    public int Disposals { get; private set; }

    public Task<GenerationResult> GenerateAsync(
        GenerationRequest request, IProgress<GenerationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Requests.Add(request);
        progress?.Report(new() { ImageCount = request.Count });
        return Task.FromResult(new GenerationResult { Images = [], Prompt = request.Prompt });
    }

    public void Dispose() => Disposals++;
}
