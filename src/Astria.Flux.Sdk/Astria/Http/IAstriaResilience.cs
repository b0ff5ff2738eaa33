namespace Astria.Flux.Astria.Http;

/// <summary>How calls are timed out, limited and tried again. Register another one to replace the pipeline of this library.</summary>
/// <remarks>
/// <para>An attempt fails with an <see cref="AstriaException"/>; <see cref="AstriaException.MayHaveArrived"/> tells whether the service may have acted on it.
/// A pipeline must not try a call of kind <see cref="AstriaCallKind.Create"/> again when it may: the client itself does that, after looking whether
/// the thing exists.</para>
/// <para>Implementations are thread-safe; one serves all calls of a client.</para>
/// </remarks>
public interface IAstriaResilience
{
    /// <summary>Runs a call, trying as often as is right.</summary>
    /// <typeparam name="TState">What the attempt needs.</typeparam>
    /// <typeparam name="TResult">What the call answers.</typeparam>
    /// <param name="operation">What is being asked.</param>
    /// <param name="attempt">Makes one attempt.</param>
    /// <param name="state">What the attempt needs.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="AstriaException">The call failed for good.</exception>
    ValueTask<TResult> ExecuteAsync<TState, TResult>(
        AstriaCall operation, Func<TState, CancellationToken, ValueTask<TResult>> attempt, TState state, CancellationToken cancellationToken);
}
