using System.Net;
using System.Net.Http.Headers;
using Astria.Flux.Astria.Http;

namespace Astria.Flux.Astria.Images;

/// <summary>Downloads pictures to streams: complete, of the expected kind, going on where a broken connection left off. Thread-safe.</summary>
/// <remarks>The key is never sent: pictures lie on other hosts, behind addresses that hold their own signature.</remarks>
public sealed class ImageDownloader
{
    private const int BufferSize = 64 * 1024;

    private static readonly AstriaCall Call = new() { Operation = "images.download", Kind = AstriaCallKind.Read };

    private readonly HttpClient _http;
    private readonly ImageDownloadOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Creates a downloader.</summary>
    /// <param name="http">The connection, without the service's key. The caller disposes of it.</param>
    /// <param name="options">Limits; <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="http"/> is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">The options make no sense; every fault is listed.</exception>
    public ImageDownloader(HttpClient http, ImageDownloadOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        _http = http;
        _options = options ?? new();
        if (_options.Validate() is { Count: > 0 } faults) throw new FluxPolicyException("Pictures can't be downloaded like this.", faults);
        _time = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Downloads a picture or a video.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="destination">Where it goes; only written to, from where it stands.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    /// <returns>What came.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="AstriaException">It can't be had, is too big, or is no picture. The address is not in the message.</exception>
    public async Task<DownloadedImage> DownloadAsync(Uri address, Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(destination);
        return await DownloadAsync(address, destination, new DownloadState(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Downloads a picture or a video to a file; a download that broke off earlier, in another process too, goes on where it ended.</summary>
    /// <remarks>What is not complete yet lies beside it, with <c>.part</c> at the end of its name.</remarks>
    /// <param name="address">Where it is.</param>
    /// <param name="path">The file; one that is there is replaced when the download is complete.</param>
    /// <param name="cancellationToken">Stops the download; what came stays for the next time.</param>
    /// <returns>What came.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="address"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or blank.</exception>
    /// <exception cref="AstriaException">It can't be had, is too big, or is no picture. The address is not in the message.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    public async Task<DownloadedImage> DownloadToFileAsync(Uri address, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var part = path + ".part";
        DownloadedImage image;
        var file = new FileStream(part, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.Asynchronous);
        await using (file.ConfigureAwait(false))
        {
            var state = await DownloadState.OfAsync(file, cancellationToken).ConfigureAwait(false);
            image = await DownloadAsync(address, file, state, cancellationToken).ConfigureAwait(false);
        }

        File.Move(part, path, overwrite: true);
        return image;
    }

    private async Task<DownloadedImage> DownloadAsync(Uri address, Stream destination, DownloadState state, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await AttemptAsync(address, destination, state, cancellationToken).ConfigureAwait(false);
                return new(state.MediaType!, state.Written);
            }
            catch (AstriaException exception) when (attempt < _options.Retries && RetryPolicy.IsTransient(exception) && !(exception.RetryAfter > _options.LongestDelay))
            {
                var doubled = _options.Delay * Math.Pow(2, Math.Min(attempt, 20));
                await Task.Delay(exception.RetryAfter ?? (doubled < _options.LongestDelay ? doubled : _options.LongestDelay), _time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task AttemptAsync(Uri address, Stream destination, DownloadState state, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.AttemptTimeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (state.Written > 0)
        {
            request.Headers.Range = new(state.Written, null);
            if (state.Tag is { IsWeak: false } tag) request.Headers.IfRange = new(tag);
        }

        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && response.Content.Headers.ContentRange?.Length == state.Written && state.Written > 0)
            {
                // The connection broke after the last byte: there is no more.
                return;
            }

            if (!response.IsSuccessStatusCode)
            {
                throw new AstriaApiException(Call, Invariant($"{(int)response.StatusCode}, the picture can't be had; after 30 days the service deletes it."), null)
                {
                    Status = response.StatusCode,
                    RetryAfter = RetryAfter.Read(response.Headers.RetryAfter, _time),
                };
            }

            await CopyAsync(response, destination, state, both.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw BrokeOff(exception);
        }
    }

    private async Task CopyAsync(HttpResponseMessage response, Stream destination, DownloadState state, CancellationToken cancellationToken)
    {
        // A server that knows no ranges, or whose picture changed, sends all of it again: what is there already is skipped.
        var skip = response.StatusCode == HttpStatusCode.PartialContent ? 0 : state.Written;
        if (state.Tag is not null && response.Headers.ETag is { } now && !now.Equals(state.Tag) && state.Written > 0)
            throw new AstriaException(Call, "the picture changed while it was downloaded. Download it again.");
        if (skip == 0 && state.Written > 0 && response.Content.Headers.ContentRange?.From is { } start && start != state.Written)
            throw new AstriaException(Call, "the server sent another part of the picture than was asked for. Download it again.");
        state.Tag ??= response.Headers.ETag;
        var total = response.Content.Headers.ContentRange?.Length
            ?? (response.Content.Headers.ContentLength is { } length ? length + (response.StatusCode == HttpStatusCode.PartialContent ? state.Written : 0) : null);
        if (total > _options.LargestBytes) throw TooBig();
        var source = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            var buffer = new byte[BufferSize];
            while (true)
            {
                var count = await ReadAsync(source, buffer, state.MediaType is null ? ImageHeader.LeastBytes : 1, cancellationToken).ConfigureAwait(false);
                if (count == 0) break;
                state.MediaType ??= ImageHeader.Read(buffer.AsSpan(0, count))?.MediaType
                    ?? throw new AstriaException(Call, "what came is no picture and no video. Look at the prompt on the website.");
                var from = (int)Math.Min(skip, count);
                skip -= from;
                if (state.Written + count - from > _options.LargestBytes) throw TooBig();
                await destination.WriteAsync(buffer.AsMemory(from, count - from), cancellationToken).ConfigureAwait(false);
                state.Written += count - from;
            }
        }

        if (state.MediaType is null || (total is { } expected && state.Written != expected))
            throw new AstriaConnectionException(Call, "the picture came incomplete. Try again later.", new HttpRequestException("The stream ended early."));
    }

    // Only the reading end: a disk that is full is no fault of the connection.
    private static async ValueTask<int> ReadAsync(Stream source, byte[] buffer, int least, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAtLeastAsync(buffer, least, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw BrokeOff(exception);
        }
    }

    private static AstriaConnectionException BrokeOff(Exception exception) => new(Call, "the download broke off. Try again later.", exception);

    private AstriaException TooBig() => new(Call, Invariant($"the picture is bigger than {_options.LargestBytes} bytes; allow more if that is right."));

    private sealed class DownloadState
    {
        /// <summary>What a file holds already; one that does not begin like a picture is begun anew.</summary>
        public static async Task<DownloadState> OfAsync(FileStream file, CancellationToken cancellationToken)
        {
            var beginning = new byte[ImageHeader.LeastBytes];
            var count = await file.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            var type = count == beginning.Length ? ImageHeader.Read(beginning)?.MediaType : null;
            if (type is null) file.SetLength(0);
            file.Seek(0, SeekOrigin.End);
            return new() { MediaType = type, Written = file.Length };
        }

        public long Written { get; set; }

        public string? MediaType { get; set; }

        public EntityTagHeaderValue? Tag { get; set; }
    }
}
