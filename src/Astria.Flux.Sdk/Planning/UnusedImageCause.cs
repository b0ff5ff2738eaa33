namespace Astria.Flux.Planning;

/// <summary>Why an image isn't trained on.</summary>
public enum UnusedImageCause
{
    /// <summary>The caller left it out.</summary>
    Excluded = 0,

    /// <summary>Its format can't be read by every engine: JPEG, PNG and WebP can.</summary>
    UnsupportedFormat,

    /// <summary>It can't be read: damaged, empty, or no picture at all.</summary>
    Unreadable,

    /// <summary>It is smaller than whoever looked at it accepts.</summary>
    TooSmall,

    /// <summary>It is there already, in another file.</summary>
    Duplicate,

    /// <summary>The preset trains on faces, the subject is a person, and no face was found in it.</summary>
    NoFace,

    /// <summary>Its name says that it is the mask of an image, and there is no such image. Rename it if it is a photo.</summary>
    MaskWithoutImage,

    /// <summary>Whoever looked at it advises against it: blurred, another person in it, and the like.</summary>
    Unsuitable,
}
