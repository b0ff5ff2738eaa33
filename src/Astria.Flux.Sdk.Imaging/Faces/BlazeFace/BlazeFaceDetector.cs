using System.Collections.Concurrent;
using Astria.Flux.Imaging.Resampling;

namespace Astria.Flux.Imaging.Faces.BlazeFace;

/// <summary>Finds faces with MediaPipe's BlazeFace (back camera), run by managed code: no native library, the same on every machine. Thread-safe.</summary>
/// <remarks>The model's weights travel in this assembly (Apache-2.0, see THIRD-PARTY-NOTICES.md).</remarks>
public sealed class BlazeFaceDetector : IFaceDetector
{
    // More pixels show the network nothing: a face of a sixteenth of the longer side still has 64.
    private const int LookAt = 1024;

    private readonly BlazeFaceOptions _options;
    private readonly BlazeFaceWeights _weights = BlazeFaceWeights.Load();
    // A network has its own memory; as many are kept as ever ran at once.
    private readonly ConcurrentBag<BlazeFaceNetwork> _idle = [];

    /// <summary>Creates a detector.</summary>
    /// <param name="options">How it looks; <see langword="null"/> for the defaults.</param>
    public BlazeFaceDetector(BlazeFaceOptions? options = null) => _options = options ?? new();

    /// <inheritdoc/>
    public double CertainScore => _options.CertainScore;

    /// <inheritdoc/>
    public IReadOnlyList<DetectedFace> Detect(Picture picture, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        cancellationToken.ThrowIfCancellationRequested();
        using var loan = new PixelLoan();
        var small = BoxShrink.ToAtLeast(picture, LookAt, loan);
        if (!_idle.TryTake(out var network)) network = new(_weights);
        try
        {
            var search = new FaceSearch(small, loan, network, _options, cancellationToken);
            return [.. search.Run().OrderByDescending(face => face.Score).Select(face => FaceGeometry.ToFace(face, small))];
        }
        finally
        {
            _idle.Add(network);
        }
    }
}
