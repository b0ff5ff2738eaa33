using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Astria.Flux.Astria.Http;

/// <summary>A form with files that are read from their sources while they are sent.</summary>
internal sealed class MultipartForm : HttpContent
{
    private const int BufferSize = 80 * 1024;

    private readonly IReadOnlyList<KeyValuePair<string, string>> _fields;
    private readonly IReadOnlyList<FormFile> _files;
    private readonly string _boundary = "astria-" + RandomNumberGenerator.GetHexString(32, lowercase: true);

    public MultipartForm(IReadOnlyList<KeyValuePair<string, string>> fields, IReadOnlyList<FormFile> files)
    {
        _fields = fields;
        _files = files;
        Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={_boundary}");
    }

    /// <summary>Whether the last byte was handed to the connection; before that the service can't have acted on the form.</summary>
    public bool IsWritten { get; private set; }

    /// <summary>The file that could not be read, and why: no fault of the connection.</summary>
    public (string Name, Exception Cause)? Unreadable { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        IsWritten = false;
        foreach (var (key, value) in _fields)
            await WriteAsync(stream, Part(key, null) + "\r\n" + value + "\r\n", cancellationToken).ConfigureAwait(false);
        foreach (var (key, file) in _files)
        {
            await WriteAsync(stream, Part(key, file.Name) + $"Content-Type: {MediaType(file.Name)}\r\n\r\n", cancellationToken).ConfigureAwait(false);
            await CopyAsync(file, stream, cancellationToken).ConfigureAwait(false);
            await WriteAsync(stream, "\r\n", cancellationToken).ConfigureAwait(false);
        }

        IsWritten = true;
        await WriteAsync(stream, $"--{_boundary}--\r\n", cancellationToken).ConfigureAwait(false);
    }

    private async Task CopyAsync(AstriaFile file, Stream stream, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var source = await OfFile(file, OpenAsync(file, cancellationToken)).ConfigureAwait(false);
            await using (source.ConfigureAwait(false))
            {
                while (await OfFile(file, source.ReadAsync(buffer, cancellationToken)).ConfigureAwait(false) is > 0 and var count)
                    await stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Whatever opens it may throw at once: here it throws when it is waited for.
    private static async ValueTask<Stream> OpenAsync(AstriaFile file, CancellationToken cancellationToken) => await file.OpenReadAsync(cancellationToken).ConfigureAwait(false);

    // A file that can't be read must not look like a connection that broke: trying again would not help.
    private async ValueTask<T> OfFile<T>(AstriaFile file, ValueTask<T> work)
    {
        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Unreadable = (file.Name, exception);
            throw;
        }
    }

    // The sources' lengths aren't known, and asking would open them all twice: the form goes out in chunks.
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private static ValueTask WriteAsync(Stream stream, string text, CancellationToken cancellationToken) =>
        stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);

    private static string MediaType(string name) => Path.GetExtension(name).ToLower(CultureInfo.InvariantCulture) switch
    {
        ".jpg" or ".jpeg" => "image/jpeg",
        ".png" => "image/png",
        ".webp" => "image/webp",
        ".txt" => "text/plain",
        ".mp4" => "video/mp4",
        _ => "application/octet-stream",
    };

    // As browsers do (HTML standard, multipart form data): quotes and line breaks are percent-encoded, everything else is UTF-8.
    private static string Escape(string name) =>
        name.Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal);

    private string Part(string key, string? fileName) =>
        $"--{_boundary}\r\nContent-Disposition: form-data; name=\"{Escape(key)}\""
        + (fileName is null ? string.Empty : $"; filename=\"{Escape(fileName)}\"") + "\r\n";
}
