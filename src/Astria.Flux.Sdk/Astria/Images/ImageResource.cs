using Astria.Flux.Astria.Http;

namespace Astria.Flux.Astria.Images;

/// <summary>Photos: what the service sees in them.</summary>
public sealed class ImageResource
{
    // Judges and keeps nothing, so repeating it does no harm.
    private static readonly AstriaCall Inspect = new() { Operation = "images.inspect", Kind = AstriaCallKind.Read };

    private readonly AstriaTransport _transport;

    internal ImageResource(AstriaTransport transport) => _transport = transport;

    /// <summary>Judges a photo to train on.</summary>
    /// <param name="className">The class it is of, such as <c>man</c>.</param>
    /// <param name="file">The photo; 512 pixels are enough.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>What is seen.</returns>
    /// <exception cref="ArgumentException"><paramref name="className"/> is empty or blank.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is <see langword="null"/>.</exception>
    /// <exception cref="AstriaException">The call failed.</exception>
    public Task<ImageInspection> InspectAsync(string className, AstriaFile file, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(className);
        ArgumentNullException.ThrowIfNull(file);
        var body = RequestBody.Bare(new(className, null), InspectionJson.Default.InspectionRequest).With("file", file);
        return _transport.SendAsync<ImageInspection>(Inspect with { IsUpload = true }, HttpMethod.Post, "images/inspect", body, cancellationToken);
    }

    /// <summary>Judges a photo to train on.</summary>
    /// <param name="className">The class it is of, such as <c>man</c>.</param>
    /// <param name="address">The photo, where the service finds it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>What is seen.</returns>
    /// <exception cref="ArgumentException"><paramref name="className"/> is empty or blank.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="address"/> is <see langword="null"/>.</exception>
    /// <exception cref="AstriaException">The call failed.</exception>
    public Task<ImageInspection> InspectUrlAsync(string className, Uri address, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(className);
        ArgumentNullException.ThrowIfNull(address);
        var body = RequestBody.Bare(new(className, address), InspectionJson.Default.InspectionRequest);
        return _transport.SendAsync<ImageInspection>(Inspect, HttpMethod.Post, "images/inspect", body, cancellationToken);
    }
}
