namespace Astria.Flux.Imaging.Faces;

/// <summary>Finds faces. Thread-safe.</summary>
public interface IFaceDetector
{
    /// <summary>The score from which on a face is certain; below it a face is uncertain, which is advice and no reason to drop a photo.</summary>
    double CertainScore { get; }

    /// <summary>Finds the faces of a picture.</summary>
    /// <param name="picture">The picture, upright. No more than some thousand pixels a side are of use.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The faces, uncertain ones too, the best score first.</returns>
    IReadOnlyList<DetectedFace> Detect(Picture picture, CancellationToken cancellationToken = default);
}
