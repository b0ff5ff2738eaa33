using Astria.Flux.Imaging.Probing;

namespace Astria.Flux.Imaging.Facts;

/// <summary>What is known about one photo: plain figures, no pixels. Everything advice and preparation decide, they decide from this.</summary>
public sealed record PhotoFacts
{
    /// <summary>The name it goes by in messages, such as <c>01-front.jpg</c>; unique in its set.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes of the file.</summary>
    public long ByteCount { get; init; }

    /// <summary>What its header says.</summary>
    /// <value>Default: <see langword="null"/>, it could not be read.</value>
    public ImageHeader? Header { get; init; }

    /// <summary>Why it can't be used as a picture.</summary>
    /// <value>Default: <see langword="null"/>, it can.</value>
    public ImageFault? Fault { get; init; }

    /// <summary>Pixels across of the upright photo; 0 when unknown.</summary>
    public int Width => Header?.UprightWidth ?? 0;

    /// <summary>Pixels down of the upright photo; 0 when unknown.</summary>
    public int Height => Header?.UprightHeight ?? 0;

    /// <summary>How bright the whole photo is.</summary>
    /// <value>Default: <see langword="null"/>, it could not be decoded.</value>
    public Luminance? Light { get; init; }

    /// <summary>How sharp the whole photo is.</summary>
    /// <value>Default: <see langword="null"/>, it could not be decoded.</value>
    public Sharpness? Sharpness { get; init; }

    /// <summary>Its faces, the largest first, uncertain ones too.</summary>
    /// <value>Default: <see langword="null"/>, nobody looked; empty: none was found.</value>
    public IReadOnlyList<FaceFacts>? Faces { get; init; }

    /// <summary>The score from which on a face counts as certain, of the detector that looked.</summary>
    /// <value>Default: 0.75.</value>
    public double CertainScore { get; init; } = 0.75;

    /// <summary>What it looks like, to find duplicates.</summary>
    /// <value>Default: <see langword="null"/>, it could not be decoded.</value>
    public PictureHash? Hash { get; init; }

    /// <summary>What it looks like in a mirror, to find mirrored duplicates.</summary>
    /// <value>Default: <see langword="null"/>, it could not be decoded.</value>
    public PictureHash? MirroredHash { get; init; }

    /// <summary>How much of the person it shows, by its main face.</summary>
    public ShotType Shot { get; init; }

    /// <summary>The colours below the main face, where clothes are.</summary>
    /// <value>Default: <see langword="null"/>, no face, or no room below it.</value>
    public ColorSignature? Clothes { get; init; }

    /// <summary>The colours along the left, upper and right edge, where the background is.</summary>
    /// <value>Default: <see langword="null"/>, it could not be decoded.</value>
    public ColorSignature? Background { get; init; }

    /// <summary>Whether it can be decoded.</summary>
    public bool IsReadable => Header is not null && Fault is null;

    /// <summary>The faces that count as certain, the largest first.</summary>
    public IEnumerable<FaceFacts> CertainFaces => Faces?.Where(face => face.Face.Score >= CertainScore) ?? [];

    /// <summary>The face the photo is about: the largest certain one, else the likeliest uncertain one.</summary>
    /// <value><see langword="null"/> when there is none.</value>
    public FaceFacts? MainFace => CertainFaces.FirstOrDefault() ?? Faces?.MaxBy(face => face.Face.Score);

    /// <summary>By how much the area falls short of a training area.</summary>
    /// <param name="area">Pixels of the pictures that are trained on, such as 1024 × 1024.</param>
    /// <returns>Training area ÷ own area: above 1 it would have to be enlarged; infinite when the size is unknown.</returns>
    public double UpscaleNeeded(long area) => (double)area / ((long)Width * Height);
}
