namespace Astria.Flux.AspNetCore;

/// <summary>Does what an app does when a tune is trained or a prompt is drawn. Resolved from a scope of its own for each callback.</summary>
/// <typeparam name="T"><see cref="Astria.Tunes.AstriaTune"/> or <see cref="Astria.Prompts.AstriaPrompt"/>.</typeparam>
public interface IAstriaWebhookHandler<T>
{
    /// <summary>Handles a callback. It comes once; when this throws, a replay of the callback is let through again. It may take long: the service is answered meanwhile.</summary>
    /// <param name="webhook">What was reported.</param>
    /// <param name="cancellationToken">Stops the work when the app stops and its time to stop runs out.</param>
    /// <returns>A task that ends when it is handled.</returns>
    Task HandleAsync(AstriaWebhook<T> webhook, CancellationToken cancellationToken);
}
