namespace Astria.Flux.Training;

/// <summary>One picture to train on, opened only when it is needed.</summary>
public sealed class TrainingImage
{
    private readonly Func<CancellationToken, ValueTask<Stream>> _open;

    private TrainingImage(string name, string? path, ReadOnlyMemory<byte>? content, Func<CancellationToken, ValueTask<Stream>> open)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        FilePath = path;
        Content = content;
        _open = open;
    }

    /// <summary>The name it goes by in messages and requests, such as <c>01-front.jpg</c>.</summary>
    public string Name { get; }

    /// <summary>The file it comes from; <see langword="null"/> when it comes from elsewhere.</summary>
    public string? FilePath { get; }

    /// <summary>The encoded picture where it lies in memory, not to be changed; <see langword="null"/> where it is read when it is needed.</summary>
    public ReadOnlyMemory<byte>? Content { get; }

    /// <summary>What is to be seen in it, in words.</summary>
    /// <value>Default: <see langword="null"/>, the engine writes its own.</value>
    public string? Caption { get; init; }

    /// <summary>A picture in a file. The file is not looked at yet.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The picture, by the name of the file.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or blank, or ends in a directory separator.</exception>
    public static TrainingImage FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = Path.GetFullPath(path);
        return new(Path.GetFileName(full), full, null, _ => new(OpenFile(full)));
    }

    /// <summary>A picture in memory.</summary>
    /// <param name="name">The name it goes by.</param>
    /// <param name="content">The encoded picture (JPEG, PNG, …). It is not copied; don't change it.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or blank.</exception>
    public static TrainingImage FromBytes(string name, ReadOnlyMemory<byte> content) => new(name, null, content, _ => new(OpenMemory(content)));

    /// <summary>A picture from anywhere.</summary>
    /// <param name="name">The name it goes by.</param>
    /// <param name="open">Opens the encoded picture; called each time it is read, and may be called more than once at a time.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or blank.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="open"/> is <see langword="null"/>.</exception>
    public static TrainingImage FromSource(string name, Func<CancellationToken, ValueTask<Stream>> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new(name, null, null, open);
    }

    /// <summary>The same picture with a caption.</summary>
    /// <param name="caption">What is to be seen in it; <see langword="null"/> for none.</param>
    /// <returns>A new object; this one stays as it is.</returns>
    public TrainingImage WithCaption(string? caption) => new(Name, FilePath, Content, _open) { Caption = caption };

    /// <summary>Opens the encoded picture from its beginning. The caller disposes of the stream.</summary>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <returns>The encoded picture.</returns>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public ValueTask<Stream> OpenReadAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _open(cancellationToken);
    }

    /// <summary>Reads the whole encoded picture.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The encoded picture.</returns>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public async Task<byte[]> ReadAsync(CancellationToken cancellationToken = default)
    {
        var source = await OpenReadAsync(cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            // As large as the source says it is, so that it neither grows nor is copied once more.
            using var copy = new MemoryStream(source.CanSeek ? (int)Math.Min(source.Length - source.Position, Array.MaxLength) : 0);
            await source.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
            return copy.Length == copy.Capacity ? copy.GetBuffer() : copy.ToArray();
        }
    }

    /// <summary>The name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    private static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);

    private static MemoryStream OpenMemory(ReadOnlyMemory<byte> content) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(content, out var array)
            ? new(array.Array!, array.Offset, array.Count, writable: false)
            : new(content.ToArray(), writable: false);
}
