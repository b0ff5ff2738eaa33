namespace Astria.Flux.Astria.Http;

/// <summary>A file to send, read from its source while it is sent; never held in memory as a whole.</summary>
public sealed class AstriaFile
{
    private readonly Func<CancellationToken, ValueTask<Stream>> _open;

    private readonly string? _path;

    private AstriaFile(string name, Func<CancellationToken, ValueTask<Stream>> open, string? path = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        _open = open;
        _path = path;
    }

    /// <summary>The file's name, as it is sent.</summary>
    public string Name { get; }

    /// <summary>Whether it is a file on disk that is not there.</summary>
    internal bool IsMissing => _path is not null && !File.Exists(_path);

    /// <summary>A file on disk. It is looked for when a request with it is checked, and opened when it is sent.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The file to send.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or blank.</exception>
    public static AstriaFile FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = Path.GetFullPath(path);
        return new(Path.GetFileName(full), _ => new(
            new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan)), full);
    }

    /// <summary>A file in memory.</summary>
    /// <param name="name">The name it is sent by.</param>
    /// <param name="content">The content; it is not changed or copied before it is sent.</param>
    /// <returns>The file to send.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or blank.</exception>
    public static AstriaFile FromBytes(string name, ReadOnlyMemory<byte> content) => new(name, _ => new(
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(content, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false)));

    /// <summary>A file from anywhere.</summary>
    /// <param name="name">The name it is sent by.</param>
    /// <param name="open">Opens the content; called once for each attempt to send it.</param>
    /// <returns>The file to send.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or blank.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="open"/> is <see langword="null"/>.</exception>
    public static AstriaFile FromSource(string name, Func<CancellationToken, ValueTask<Stream>> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new(name, open);
    }

    /// <summary>Opens the content. The caller disposes of the stream.</summary>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <returns>The content.</returns>
    public ValueTask<Stream> OpenReadAsync(CancellationToken cancellationToken = default) => _open(cancellationToken);

    /// <summary>The name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
