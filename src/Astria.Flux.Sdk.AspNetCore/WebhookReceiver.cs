using Astria.Flux.Astria;
using Astria.Flux.Astria.Callbacks;
using Astria.Flux.Astria.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Astria.Flux.AspNetCore;

/// <summary>Takes callbacks: judges the address, reads only ids from the body, asks the service, drops replays, hands on.</summary>
internal sealed partial class WebhookReceiver(
    AstriaClient client,
    CallbackSigner signer,
    CallbackFeed feed,
    IAstriaWebhookLedger ledger,
    AstriaWebhookOptions options,
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<WebhookReceiver> logger)
{
    public async Task ReceiveAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var verdict = signer.Verify(name => query.TryGetValue(name, out var values) && values.Count == 1 ? values[0] : null, out var ticket);
        if (verdict != CallbackVerdict.Genuine)
        {
            Refused(logger, verdict);
            context.Response.StatusCode = verdict == CallbackVerdict.Expired ? StatusCodes.Status410Gone : StatusCodes.Status401Unauthorized;
            return;
        }

        if (await ReadAsync(context).ConfigureAwait(false) is not { } body)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var ids = CallbackBody.ReadIds(body, ticket!.Purpose);
        if (ids.Count == 0 || ids.Count > options.MostObjects)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        try
        {
            foreach (var id in ids) await TakeAsync(ticket, id, context.RequestAborted).ConfigureAwait(false);
            context.Response.StatusCode = StatusCodes.Status200OK;
        }
        catch (AstriaException exception)
        {
            // Those who wait look again by themselves; a replay is let through.
            Unread(logger, exception.Operation, (int?)exception.Status);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength > options.LargestBody) return null;
        var buffer = new byte[(int)Math.Min(context.Request.ContentLength ?? options.LargestBody, options.LargestBody) + 1];
        var length = await context.Request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, context.RequestAborted).ConfigureAwait(false);

        // Not one expression: null would become an empty memory there.
        if (length > options.LargestBody) return null;
        return buffer.AsMemory(0, length);
    }

    private Task TakeAsync(CallbackTicket ticket, long id, CancellationToken cancellationToken) => ticket.Purpose == CallbackPurpose.Tune
        ? TakeAsync(ticket, id, token => client.Tunes.GetAsync(id, token), tune => tune.IsTrained || tune.FailedAt is not null, tune => tune.Callback, cancellationToken)
        : TakeAsync(
            ticket,
            id,
            token => client.Prompts.GetAsync(id, token),
            prompt => prompt.IsSettled,

            // The address that reports a whole pack stands on no single prompt.
            prompt => ticket.Purpose == CallbackPurpose.Prompts ? null : prompt.Callback,
            cancellationToken);

    private async Task TakeAsync<T>(
        CallbackTicket ticket, long id, Func<CancellationToken, Task<T>> read, Func<T, bool> isSettled, Func<T, string?> callbackOf, CancellationToken cancellationToken)
        where T : class
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
            if (seen is null)
            {
                NotDone(logger, ticket.Purpose, id);
                return;
            }

            if (!Belongs(callbackOf(seen), ticket))
            {
                Foreign(logger, ticket.Purpose, id);
                return;
            }

            feed.Signal(ticket.Purpose, id);
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                foreach (var handler in scope.ServiceProvider.GetServices<IAstriaWebhookHandler<T>>())
                    await handler.HandleAsync(new(seen, ticket.Reference), cancellationToken).ConfigureAwait(false);
            }

            handled = true;
        }
        finally
        {
            if (!handled) await ledger.ReleaseAsync(key, CancellationToken.None).ConfigureAwait(false);
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

    // Whoever has seen one genuine address could put another object's id into the body: the object itself must name the same address.
    private bool Belongs(string? callback, CallbackTicket ticket)
    {
        if (ticket.Purpose == CallbackPurpose.Prompts) return true;
        if (!Uri.TryCreate(callback, UriKind.Absolute, out var address)) return false;
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address.Query);
        return signer.Verify(name => query.TryGetValue(name, out var values) && values.Count == 1 ? values[0] : null, out var own) != CallbackVerdict.Forged
            && own!.Purpose == ticket.Purpose && own.Reference == ticket.Reference;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "A callback was refused: {Verdict}")]
    private static partial void Refused(ILogger logger, CallbackVerdict verdict);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "The callback for {Purpose} {Id} came before; it is dropped")]
    private static partial void Replayed(ILogger logger, CallbackPurpose purpose, long id);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "The callback for {Purpose} {Id} is dropped: the service does not show it as done")]
    private static partial void NotDone(ILogger logger, CallbackPurpose purpose, long id);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "The callback for {Purpose} {Id} is dropped: the object names another address")]
    private static partial void Foreign(ILogger logger, CallbackPurpose purpose, long id);

    [LoggerMessage(EventId = 5, Level = LogLevel.Error, Message = "A callback could not be checked: call {Operation} failed with status {Status}")]
    private static partial void Unread(ILogger logger, string operation, int? status);
}
