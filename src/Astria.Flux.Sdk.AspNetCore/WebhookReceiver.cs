using Astria.Flux.Astria.Callbacks;
using Astria.Flux.Astria.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Astria.Flux.AspNetCore;

/// <summary>Takes callbacks over HTTP: judges the address, reads only ids from the body, has them handled, answers.</summary>
/// <remarks>The service asks once and hangs up when it likes, so the work goes on without it; the app's stop waits for what is running.</remarks>
internal sealed partial class WebhookReceiver(
    WebhookWork work, CallbackSigner signer, AstriaWebhookOptions options, TimeProvider time, ILogger<WebhookReceiver> logger) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Task, byte> _running = new();

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
        context.Response.StatusCode = ids.Count == 0 || ids.Count > options.MostObjects
            ? StatusCodes.Status400BadRequest
            : await AnswerAsync(Start(ticket, ids)).ConfigureAwait(false);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var late = cancellationToken.UnsafeRegister(static stop => ((CancellationTokenSource)stop!).Cancel(), _stop);
        await Task.WhenAll(_running.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();

    private Task Start(CallbackTicket ticket, IReadOnlyList<long> ids)
    {
        var running = HandleAsync(ticket, ids);
        _running.TryAdd(running, 0);
        _ = running.ContinueWith(done => _running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return running;
    }

    private async Task HandleAsync(CallbackTicket ticket, IReadOnlyList<long> ids)
    {
        // One that fails does not take the others with it.
        var failures = new List<Exception>();
        foreach (var id in ids)
        {
            try
            {
                await work.TakeAsync(ticket, id, _stop.Token).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                Failed(logger, exception, ticket.Purpose, id);
                failures.Add(exception);
            }
        }

        if (failures.Count > 0) throw new AggregateException(failures);
    }

    private async Task<int> AnswerAsync(Task running)
    {
        using var enough = new CancellationTokenSource();
        await Task.WhenAny(running, Task.Delay(options.AnswerWithin, time, enough.Token)).ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
        if (!running.IsCompleted) return StatusCodes.Status202Accepted;
        if (running.IsCompletedSuccessfully) return StatusCodes.Status200OK;

        // Those who wait look again by themselves; a replay is let through.
        return running.Exception?.Flatten().InnerExceptions.All(exception => exception is AstriaException or OperationCanceledException) is not false
            ? StatusCodes.Status503ServiceUnavailable
            : StatusCodes.Status500InternalServerError;
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

    [LoggerMessage(3001, LogLevel.Warning, "A callback was refused: {Verdict}", EventName = "CallbackRefused")]
    private static partial void Refused(ILogger logger, CallbackVerdict verdict);

    [LoggerMessage(3005, LogLevel.Error, "The callback for {Purpose} {Id} could not be handled; a replay of it is let through", EventName = "CallbackFailed")]
    private static partial void Failed(ILogger logger, Exception exception, CallbackPurpose purpose, long id);
}
