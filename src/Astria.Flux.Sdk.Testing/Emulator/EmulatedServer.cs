using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Astria.Flux.Testing.Emulator;

/// <summary>Takes requests over HTTP, and lets faults happen to them.</summary>
internal sealed class EmulatedServer(EmulatedRoutes routes, FaultQueue faults, TimeProvider time)
{
    private readonly ConcurrentQueue<EmulatedRequest> _log = new();

    public IReadOnlyList<EmulatedRequest> Log => [.. _log];

    public void Clear() => _log.Clear();

    public async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var fault = faults.Take(context.Request.Method, path, kind => kind < EmulatorFaultKind.LostCallback);
        context.Response.Headers["X-Request-Id"] = Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
        if (fault is { Kind: EmulatorFaultKind.DropMidUpload })
        {
            var some = new byte[16];
            await context.Request.Body.ReadAtLeastAsync(some, some.Length, throwOnEndOfStream: false, context.RequestAborted).ConfigureAwait(false);
            Break(context, path);
            return;
        }

        var body = await ReadAsync(context).ConfigureAwait(false);
        if (fault is { Kind: EmulatorFaultKind.DropBeforeProcessing })
        {
            Break(context, path);
            return;
        }

        var reply = Before(fault) ?? routes.Answer(context.Request, body);
        if (fault is { Kind: EmulatorFaultKind.DropAfterProcessing })
        {
            Break(context, path);
            return;
        }

        reply = After(fault) ?? reply;
        _log.Enqueue(new(context.Request.Method, path, reply.Status));
        if (fault?.RetryAfter is { } retryAfter && reply.Status >= 400) context.Response.Headers.RetryAfter = retryAfter;
        await WriteAsync(context, reply, fault).ConfigureAwait(false);
    }

    private static Reply? Before(EmulatorFault? fault) => fault?.Kind switch
    {
        EmulatorFaultKind.TooManyRequests => new(429, new JsonObject { ["error"] = "Too many requests" }),
        EmulatorFaultKind.ServerError => new(500, new JsonObject { ["status"] = 500, ["error"] = "Internal Server Error" }),
        EmulatorFaultKind.Unavailable => new(503),
        EmulatorFaultKind.GatewayTimeout => new(504),
        _ => null,
    };

    private static Reply? After(EmulatorFault? fault) => fault?.Kind switch
    {
        EmulatorFaultKind.ServerErrorAfterProcessing => new(500, new JsonObject { ["status"] = 500, ["error"] = "Internal Server Error" }),
        EmulatorFaultKind.GatewayTimeoutAfterProcessing => new(504),
        _ => null,
    };

    private static async Task<JsonObject> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.HasFormContentType) return RailsForm.Read(await request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false));
        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) is not true) return [];
        return await JsonNode.ParseAsync(request.Body, cancellationToken: context.RequestAborted).ConfigureAwait(false) as JsonObject ?? [];
    }

    private void Break(HttpContext context, string path)
    {
        _log.Enqueue(new(context.Request.Method, path, 0));
        context.Abort();
    }

    private async Task WriteAsync(HttpContext context, Reply reply, EmulatorFault? fault)
    {
        var bytes = reply.Bytes ?? (reply.Json is { } json ? System.Text.Encoding.UTF8.GetBytes(json.ToJsonString()) : ReadOnlyMemory<byte>.Empty);
        context.Response.StatusCode = reply.Status;
        var from = reply.Status == 200 && reply.Json is null ? Offset(context, bytes) : 0;
        if (reply.Json is null && reply.Status == 200) context.Response.Headers.ETag = Invariant($"\"{bytes.Length}-{context.Request.Path.Value!.GetHashCode(StringComparison.Ordinal):x}\"");
        bytes = bytes[from..];
        context.Response.ContentLength = bytes.Length;
        if (bytes.Length == 0) return;
        context.Response.ContentType = reply.ContentType;
        if (fault?.Kind is EmulatorFaultKind.SlowBody or EmulatorFaultKind.TruncatedBody)
        {
            await context.Response.Body.WriteAsync(bytes[..(bytes.Length / 2)], context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            if (fault.Kind == EmulatorFaultKind.TruncatedBody)
            {
                context.Abort();
                return;
            }

            try
            {
                await Task.Delay(fault.Delay, time, context.RequestAborted).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            bytes = bytes[(bytes.Length / 2)..];
        }

        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }

    private static int Offset(HttpContext context, ReadOnlyMemory<byte> bytes)
    {
        var range = context.Request.Headers.Range.ToString();
        if (!range.StartsWith("bytes=", StringComparison.Ordinal) || !range.EndsWith('-')
            || !int.TryParse(range.AsSpan(6, range.Length - 7), NumberStyles.None, CultureInfo.InvariantCulture, out var from) || from >= bytes.Length)
            return 0;
        context.Response.StatusCode = 206;
        context.Response.Headers.ContentRange = Invariant($"bytes {from}-{bytes.Length - 1}/{bytes.Length}");
        return from;
    }
}
