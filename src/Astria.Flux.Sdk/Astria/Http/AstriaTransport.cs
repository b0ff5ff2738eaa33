using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;
using Microsoft.Extensions.Logging;

namespace Astria.Flux.Astria.Http;

/// <summary>Sends calls and reads answers: what all resources of the client stand on. Thread-safe.</summary>
internal sealed partial class AstriaTransport
{
    private const int LongestErrorBody = 64 * 1024;

    private readonly HttpClient _http;
    private readonly TransportSettings _settings;
    private readonly PaidCall _paid;
    private readonly ILogger _logger;
    private AuthenticationHeaderValue? _authorization;

    public AstriaTransport(HttpClient http, TransportSettings settings, ILogger logger)
    {
        _http = http;
        _settings = settings;
        _logger = logger;
        _paid = new(settings.Options, settings.Time, logger);
    }

    public TimeProvider Time => _settings.Time;

    public AstriaDisclosure Disclose => _settings.Disclose;

    /// <summary>What this client has been given ids of, so that what one caller created is never taken for what another lost.</summary>
    public ClaimedIds Claimed { get; } = new();

    /// <summary>The same connection, in another workspace.</summary>
    public AstriaTransport In(string? workspace) => new(_http, _settings with { Workspace = workspace }, _logger);

    public async Task<T> GetAsync<T>(AstriaCall call, string path, CancellationToken cancellationToken)
        where T : AstriaObject, IAstriaObject<T> => Make<T>(call, await SendAsync(call, HttpMethod.Get, path, null, cancellationToken).ConfigureAwait(false));

    public async Task<T> SendAsync<T>(AstriaCall call, HttpMethod method, string path, RequestBody body, CancellationToken cancellationToken)
        where T : AstriaObject, IAstriaObject<T> => Make<T>(call, await SendAsync(call, method, path, body, cancellationToken).ConfigureAwait(false));

    public async Task<IReadOnlyList<T>> ListAsync<T>(AstriaCall call, string path, CancellationToken cancellationToken)
        where T : AstriaObject, IAstriaObject<T>
    {
        var list = await SendAsync(call, HttpMethod.Get, path, null, cancellationToken).ConfigureAwait(false);
        if (list.ValueKind != JsonValueKind.Array) throw Unreadable(call, new FormatException($"A list was expected, {list.ValueKind} came."));
        return [.. list.EnumerateArray().Select(entry => Make<T>(call, entry))];
    }

    /// <summary>Deletes; answers whether there was anything.</summary>
    public async Task<bool> DeleteAsync(AstriaCall call, string path, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(call, HttpMethod.Delete, path, null, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (AstriaApiException exception) when (exception.Status == HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    /// <summary>Creates something that costs money: see <see cref="PaidCall"/>.</summary>
    public async Task<T> CreateAsync<T>(AstriaCall call, string path, RequestBody body, Recovery<T> recovery, CancellationToken cancellationToken)
        where T : AstriaObject, IAstriaObject<T> =>
        await _paid.RunAsync(call, recovery, token => new(SendAsync<T>(call, HttpMethod.Post, path, body, token)), cancellationToken).ConfigureAwait(false);

    /// <summary>One call with all its attempts; the answer's JSON, or <see langword="default"/> when it is empty.</summary>
    // Every call goes through here and the methods below: their state is pooled, which a benchmark holds to 2 KB a call.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<JsonElement> SendAsync(AstriaCall call, HttpMethod method, string path, RequestBody? body, CancellationToken cancellationToken)
    {
        var started = AstriaTelemetry.Measures ? Time.GetTimestamp() : 0;
        using var activity = AstriaTelemetry.Start(call, path, body?.Secrets ?? [], Disclose);
        Exception? failure = null;
        try
        {
            return await _settings.Resilience.ExecuteAsync(
                call,
                static (work, token) => work.Transport.AttemptAsync(work, token),
                new Attempt(this, call, method, path, body),
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failure = exception;
            if (exception is AstriaException known) Failed(_logger, call.Operation, (int?)known.Status, known.RequestId);
            throw;
        }
        finally
        {
            AstriaTelemetry.Ended(call, started == 0 ? TimeSpan.Zero : Time.GetElapsedTime(started), activity, failure);
        }
    }

    private static T Make<T>(AstriaCall call, JsonElement json)
        where T : AstriaObject, IAstriaObject<T>
    {
        // The command-line tool tolerates an array of one where an object is expected, so do we.
        if (json.ValueKind == JsonValueKind.Array && json.GetArrayLength() == 1) json = json[0];
        try
        {
            return T.From(json);
        }
        catch (FormatException exception)
        {
            throw Unreadable(call, exception);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<JsonElement> AttemptAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        using var content = attempt.Body?.ToContent();
        using var request = new HttpRequestMessage(attempt.Method, attempt.Path) { Content = content };
        request.Headers.Authorization = await AuthorizeAsync(cancellationToken).ConfigureAwait(false);
        if (_settings.Workspace is { } workspace) request.Headers.TryAddWithoutValidation("X-Workspace-Id", workspace);
        HttpResponseMessage response;
        try
        {
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (content is MultipartForm { Unreadable: { } file } && exception is not OperationCanceledException)
        {
            throw new AstriaException(attempt.Call, $"the file '{file.Name}' can't be read: {file.Cause.GetType().Name}. Nothing was done; correct it and ask again.", file.Cause);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw NoAnswer(attempt.Call, exception, content as MultipartForm);
        }

        using (response)
        {
            if (!response.IsSuccessStatusCode) throw await ErrorAsync(attempt, response, cancellationToken).ConfigureAwait(false);
            return await ReadAsync(attempt.Call, response, cancellationToken).ConfigureAwait(false);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<JsonElement> ReadAsync(AstriaCall call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.NoContent || response.Content.Headers.ContentLength == 0) return default;
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
                return await JsonSerializer.DeserializeAsync(stream, TransportJson.Default.JsonElement, cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException exception) when (call.Kind != AstriaCallKind.Read && exception.BytePositionInLine is null or 0 && exception.LineNumber is null or 0)
        {
            // A chunked answer with nothing in it: changes and deletions answer so.
            return default;
        }
        catch (Exception exception) when (exception is JsonException or HttpRequestException or IOException)
        {
            throw Unreadable(call, exception);
        }
    }

    private static AstriaConnectionException Unreadable(AstriaCall call, Exception exception) =>
        new(call, "the answer was cut short or can't be read. Try again later.", exception) { MayHaveArrived = true };

    private static AstriaConnectionException NoAnswer(AstriaCall call, Exception exception, MultipartForm? form)
    {
        var neverLeft = exception is HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        }
        || form is { IsWritten: false };
        return neverLeft
            ? new(call, "the service can't be reached. Check the network and try again.", exception)
            : new(call, "the connection broke before the answer came.", exception) { MayHaveArrived = true };
    }

    private async Task<AstriaApiException> ErrorAsync(Attempt attempt, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await ReadErrorBodyAsync(response, cancellationToken).ConfigureAwait(false);
        AstriaProblem? problem = null;
        try
        {
            problem = text.TrimStart() is ['{', ..] ? AstriaProblem.Parse(text) : null;
        }
        catch (FormatException)
        {
            // An error page of something between the service and us: the status says enough.
        }

        var status = response.StatusCode;
        var retryAfter = RetryAfter.Read(response.Headers.RetryAfter, Time);
        var secrets = attempt.Body?.Secrets ?? [];
        return new(attempt.Call, ErrorText.Of(status, problem, retryAfter, message => Redaction.Shown(message, secrets, Disclose)), problem)
        {
            Status = status,
            RetryAfter = retryAfter,
            RequestId = response.Headers.TryGetValues("X-Request-Id", out var ids) ? ids.FirstOrDefault() : null,

            // 5xx comes from a service that had the request; what it did before it failed, nobody knows.
            MayHaveArrived = status >= HttpStatusCode.InternalServerError || status == HttpStatusCode.RequestTimeout,
        };
    }

    private static async Task<string> ReadErrorBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                var buffer = new byte[LongestErrorBody];
                var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                return System.Text.Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return string.Empty;
        }
    }

    private async ValueTask<AuthenticationHeaderValue> AuthorizeAsync(CancellationToken cancellationToken)
    {
        var key = await _settings.ApiKey(cancellationToken).ConfigureAwait(false);
        var known = _authorization;
        return known is not null && known.Parameter == key ? known : _authorization = new("Bearer", key);
    }

    [LoggerMessage(2001, LogLevel.Warning, "Astria call {Operation} failed with status {Status}, request id {RequestId}", EventName = "AstriaCallFailed")]
    private static partial void Failed(ILogger logger, string operation, int? status, string? requestId);

    private sealed record Attempt(AstriaTransport Transport, AstriaCall Call, HttpMethod Method, string Path, RequestBody? Body);
}

/// <summary>How answers are read: as JSON, whatever is in it.</summary>
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class TransportJson : JsonSerializerContext;
