namespace Astria.Flux.AspNetCore;

/// <summary>Remembers which callbacks were handled. The app's own, over a database, makes it hold for several servers and over restarts.</summary>
public interface IAstriaWebhookLedger
{
    /// <summary>Takes a callback to handle it.</summary>
    /// <param name="key">What it is known by.</param>
    /// <param name="expires">Until when it must be remembered; later the address has expired.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Whether nobody has taken it yet.</returns>
    ValueTask<bool> TryTakeAsync(string key, DateTimeOffset expires, CancellationToken cancellationToken);

    /// <summary>Gives a callback back whose handling failed, so that it may come again.</summary>
    /// <param name="key">What it is known by.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>A task that ends when it is forgotten.</returns>
    ValueTask ReleaseAsync(string key, CancellationToken cancellationToken);
}
