using Astria.Flux.Astria.Http;

namespace Astria.Flux.Astria.Account;

/// <summary>The account behind the key.</summary>
public sealed class AccountResource
{
    private static readonly AstriaCall Get = new() { Operation = "account.get", Kind = AstriaCallKind.Read };

    private readonly AstriaTransport _transport;

    internal AccountResource(AstriaTransport transport) => _transport = transport;

    /// <summary>Reads the account and what is left on it.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The account; in a workspace its payer may be another.</returns>
    /// <exception cref="AstriaException">The call failed.</exception>
    public Task<AstriaAccount> GetAsync(CancellationToken cancellationToken = default) => _transport.GetAsync<AstriaAccount>(Get, "users", cancellationToken);
}
