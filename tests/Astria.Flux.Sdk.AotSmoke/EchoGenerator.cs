using Astria.Flux.Generation;

namespace Astria.Flux.AotSmoke;

internal sealed class EchoGenerator : IFluxGenerator
{
    public Task<GenerationResult> GenerateAsync(
        GenerationRequest request, IProgress<GenerationProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GenerationResult { Images = [], Prompt = request.Prompt });
}
