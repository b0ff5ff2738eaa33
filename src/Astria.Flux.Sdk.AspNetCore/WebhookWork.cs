using Astria.Flux.Astria;
using Astria.Flux.Astria.Callbacks;
using Astria.Flux.Astria.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Astria.Flux.AspNetCore;

/// <summary>Handles what a genuine callback is about: drops replays, asks the service itself, hands on.</summary>
internal sealed partial class WebhookWork(
    AstriaClient client,
    CallbackSigner signer,
    CallbackFeed feed,
    IAstriaWebhookLedger ledger,
    AstriaWebhookOptions options,
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<WebhookWork> logger)
{
    public Task TakeAsync(CallbackTicket ticket, long id, CancellationToken cancellationToken) => ticket.Purpose == CallbackPurpose.Tune
        ? TakeAsync(ticket, id, token => client.Tunes.GetAsync(id, token), tune => tune.IsTrained || tune.FailedAt is not null, cancellationToken)
        : TakeAsync(ticket, id, token => client.Prompts.GetAsync(id, token), prompt => prompt.IsSettled, cancellationToken);

    private async Task TakeAsync<T>(CallbackTicket ticket, long id, Func<CancellationToken, Task<T>> read, Func<T, bool> isSettled, CancellationToken cancellationToken)
        where T : AstriaObject
    {
        var key = Invariant($"{ticket.Purpose}/{id}/{ticket.Reference}");
        if (!await ledger.TryTakeAsync(key, ticket.Expires, cancellationToken).ConfigureAwait(false))
        {
            Replayed(logger, ticket.Purpose, id);
            return;
        }

        var handled = false;
        try
        {
            var seen = await SettledAsync(read, isSettled, cancellationToken).ConfigureAwait(false);
            if (seen is null) NotDone(logger, ticket.Purpose, id);
            else if (!Belongs(seen, ticket)) Foreign(logger, ticket.Purpose, id);
            else
            {
                feed.Signal(ticket.Purpose, id);
                await HandOnAsync(new AstriaWebhook<T>(seen, ticket.Reference), cancellationToken).ConfigureAwait(false);
                handled = true;
            }
        }
        finally
        {
            if (!handled) await ledger.ReleaseAsync(key, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task HandOnAsync<T>(AstriaWebhook<T> webhook, CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            foreach (var handler in scope.ServiceProvider.GetServices<IAstriaWebhookHandler<T>>())
                await handler.HandleAsync(webhook, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<T?> SettledAsync<T>(Func<CancellationToken, Task<T>> read, Func<T, bool> isSettled, CancellationToken cancellationToken)
        where T : class
    {
        for (var look = 0; ; look++)
        {
            var seen = await read(cancellationToken).ConfigureAwait(false);
            if (isSettled(seen)) return seen;
            if (look >= options.Rereads) return null;
            await Task.Delay(options.RereadDelay, time, cancellationToken).ConfigureAwait(false);
        }
    }

    // Whoever has seen one genuine address could put another object's id into the body: the object itself must name the same address. Two
    // can't: the address that reports a whole pack stands on no single prompt, and the service's documentation shows tunes without the key.
    private bool Belongs(AstriaObject seen, CallbackTicket ticket)
    {
        if (ticket.Purpose == CallbackPurpose.Prompts || !seen.Json.TryGetProperty("callback"u8, out var callback)) return true;
        if (!Uri.TryCreate(callback.ToString(), UriKind.Absolute, out var address)) return false;
        var query = QueryHelpers.ParseQuery(address.Query);
        return signer.Verify(name => query.TryGetValue(name, out var values) && values.Count == 1 ? values[0] : null, out var own) != CallbackVerdict.Forged
            && own!.Purpose == ticket.Purpose && own.Reference == ticket.Reference;
    }

    [LoggerMessage(3002, LogLevel.Information, "The callback for {Purpose} {Id} came before; it is dropped", EventName = "CallbackReplayed")]
    private static partial void Replayed(ILogger logger, CallbackPurpose purpose, long id);

    [LoggerMessage(3003, LogLevel.Warning, "The callback for {Purpose} {Id} is dropped: the service does not show it as done", EventName = "CallbackNotDone")]
    private static partial void NotDone(ILogger logger, CallbackPurpose purpose, long id);

    [LoggerMessage(3004, LogLevel.Warning, "The callback for {Purpose} {Id} is dropped: the object names another address", EventName = "CallbackForeign")]
    private static partial void Foreign(ILogger logger, CallbackPurpose purpose, long id);
}
