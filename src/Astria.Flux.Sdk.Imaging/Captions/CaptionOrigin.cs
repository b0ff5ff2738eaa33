namespace Astria.Flux.Imaging.Captions;

/// <summary>Who wrote a caption.</summary>
public enum CaptionOrigin
{
    /// <summary>It lay beside the photo.</summary>
    Given = 0,

    /// <summary>An <see cref="IImageCaptioner"/>.</summary>
    Captioner,

    /// <summary>It was put together from what is known about the photo.</summary>
    Composed,
}
