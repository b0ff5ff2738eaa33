using Astria.Flux.Astria.Http;

namespace Astria.Flux.Benchmarks.Cloud;

/// <summary>One attempt and nothing around it: shows what the pipeline costs.</summary>
internal sealed class NoPipeline : IAstriaResilience
{
    public ValueTask<TResult> ExecuteAsync<TState, TResult>(
        AstriaCall operation, Func<TState, CancellationToken, ValueTask<TResult>> attempt, TState state, CancellationToken cancellationToken) => attempt(state, cancellationToken);
}
