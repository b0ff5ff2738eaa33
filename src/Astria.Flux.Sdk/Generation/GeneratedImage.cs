namespace Astria.Flux.Generation;

/// <summary>One picture that was drawn.</summary>
public sealed record GeneratedImage
{
    /// <summary>Its place in the request, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The encoded picture.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>How it is encoded, such as <c>image/png</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>The width in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>The height in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Where chance started from; the same request with this seed draws it again, on engines that can.</summary>
    /// <value>Default: <see langword="null"/>, the engine doesn't say.</value>
    public long? Seed { get; init; }

    /// <summary>The ending of a file with this picture, with its dot: <c>.png</c>, <c>.jpg</c>, <c>.webp</c>; <c>.bin</c> for what isn't
    /// known.</summary>
    public string FileExtension => MediaType switch
    {
        "image/png" => ".png",
        "image/jpeg" => ".jpg",
        "image/webp" => ".webp",
        _ => ".bin",
    };

    /// <summary>Writes the picture to a file, over one that is there.</summary>
    /// <param name="path">The file; its directory must exist.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>A task that ends when the file is written.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or blank.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public Task SaveAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return File.WriteAllBytesAsync(path, Content, cancellationToken);
    }
}
