namespace Astria.Flux.Imaging.Captions;

/// <summary>Who wrote a caption.</summary>
public enum CaptionOrigin
{
    /// <summary>It came with the photo: from the file beside it, from an <see cref="IImageCaptioner"/>, from the app.</summary>
    Given = 0,

    /// <summary>It was put together from what is known about the photo.</summary>
    Composed,
}
