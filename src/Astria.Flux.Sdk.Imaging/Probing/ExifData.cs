namespace Astria.Flux.Imaging.Probing;

/// <summary>What of EXIF is used. The default value knows nothing.</summary>
internal readonly record struct ExifData(ExifOrientation? Orientation, DateTime? TakenAt, string? Camera, bool HasLocation)
{
    /// <summary>The first block counts; a later one fills the gaps.</summary>
    public ExifData Or(ExifData later) => new(Orientation ?? later.Orientation, TakenAt ?? later.TakenAt, Camera ?? later.Camera, HasLocation || later.HasLocation);
}
