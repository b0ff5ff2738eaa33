namespace Astria.Flux.Imaging.Advice;

/// <summary>What advice can be about. The names never change; thresholds and severities are options.</summary>
public static class AdviceCodes
{
    /// <summary>Its content is no picture of a kind that is read.</summary>
    public const string ImageUnsupported = "IMG_UNSUPPORTED";

    /// <summary>A HEIC or AVIF without the codec for it.</summary>
    public const string ImageCodecMissing = "IMG_HEIC_CODEC_MISSING";

    /// <summary>More pixels than allowed.</summary>
    public const string ImageLimitPixels = "IMG_LIMIT_PIXELS";

    /// <summary>A side out of the allowed range.</summary>
    public const string ImageLimitSide = "IMG_LIMIT_SIDE";

    /// <summary>More bytes than allowed.</summary>
    public const string ImageLimitBytes = "IMG_LIMIT_BYTES";

    /// <summary>More scans than allowed.</summary>
    public const string ImageLimitScans = "IMG_LIMIT_SCANS";

    /// <summary>More metadata than allowed.</summary>
    public const string ImageLimitMetadata = "IMG_LIMIT_METADATA";

    /// <summary>The file ends too early.</summary>
    public const string ImageTruncated = "IMG_TRUNCATED";

    /// <summary>The file breaks the rules of its format.</summary>
    public const string ImageCorrupt = "IMG_CORRUPT";

    /// <summary>Header and decoder disagree about the size.</summary>
    public const string ImageHeaderMismatch = "IMG_HEADER_MISMATCH";

    /// <summary>The name promises another format than the content has.</summary>
    public const string ImageExtensionMismatch = "IMG_EXTENSION_MISMATCH";

    /// <summary>It is an animation; its first frame is used.</summary>
    public const string ImageAnimated = "IMG_ANIMATED";

    /// <summary>It tells where it was taken.</summary>
    public const string ImageLocation = "IMG_METADATA_GPS";

    /// <summary>Its short side is small.</summary>
    public const string ImageTooSmall = "IMG_TOO_SMALL";

    /// <summary>It has fewer pixels than are trained on.</summary>
    public const string ImageNeedsUpscale = "IMG_NEEDS_UPSCALE";

    /// <summary>It was saved as a JPEG of low quality.</summary>
    public const string ImageJpegQuality = "IMG_JPEG_QUALITY";

    /// <summary>It is much longer than high, or the other way round.</summary>
    public const string ImageAspectExtreme = "IMG_ASPECT_EXTREME";

    /// <summary>It has little contrast.</summary>
    public const string ImageLowContrast = "IMG_LOW_CONTRAST";

    /// <summary>The whole photo is out of focus; for subjects without a face.</summary>
    public const string ImageBlurred = "IMG_BLURRED";

    /// <summary>No face was found.</summary>
    public const string FaceNone = "FACE_NONE";

    /// <summary>What was found may be no face.</summary>
    public const string FaceUncertain = "FACE_UNCERTAIN";

    /// <summary>There is more than one face.</summary>
    public const string FaceMultiple = "FACE_MULTIPLE";

    /// <summary>The face is small.</summary>
    public const string FaceTooSmall = "FACE_TOO_SMALL";

    /// <summary>The face is cut by the edge.</summary>
    public const string FaceCut = "FACE_CUT";

    /// <summary>The face is blurred.</summary>
    public const string FaceBlurred = "FACE_BLURRED";

    /// <summary>The face is soft.</summary>
    public const string FaceSoft = "FACE_SOFT";

    /// <summary>The face lacks fine detail, as after enlarging.</summary>
    public const string FaceLowDetail = "FACE_LOW_DETAIL";

    /// <summary>The face is noisy.</summary>
    public const string FaceNoisy = "FACE_NOISY";

    /// <summary>The face is dark.</summary>
    public const string FaceDark = "FACE_DARK";

    /// <summary>The face is bright.</summary>
    public const string FaceBright = "FACE_BRIGHT";

    /// <summary>Parts of the face are blown out.</summary>
    public const string FaceClipped = "FACE_CLIPPED";

    /// <summary>The set has few photos.</summary>
    public const string SetTooFew = "SET_TOO_FEW";

    /// <summary>The set has so many photos that another preset suits it better.</summary>
    public const string SetMany = "SET_MANY";

    /// <summary>A photo is there twice.</summary>
    public const string SetDuplicate = "SET_DUPLICATE";

    /// <summary>Two photos are nearly the same.</summary>
    public const string SetNearDuplicate = "SET_NEAR_DUPLICATE";

    /// <summary>A photo is another one's mirror image.</summary>
    public const string SetMirrored = "SET_MIRRORED";

    /// <summary>Most photos were taken within an hour.</summary>
    public const string SetSameSession = "SET_SAME_SESSION";

    /// <summary>Most photos show the same clothes.</summary>
    public const string SetSameClothes = "SET_SAME_CLOTHES";

    /// <summary>Most photos show the same background.</summary>
    public const string SetSameBackground = "SET_SAME_BACKGROUND";

    /// <summary>Close-ups, half and full body are unevenly present.</summary>
    public const string SetShots = "SET_SHOTS";

    /// <summary>The face looks the same way in most photos.</summary>
    public const string SetAngles = "SET_ANGLES";

    /// <summary>The light is the same in all photos.</summary>
    public const string SetLight = "SET_LIGHT";

    /// <summary>The photos spread over more sizes than batches can be filled from.</summary>
    public const string SetBuckets = "SET_BUCKETS";

    /// <summary>The cloud saw something in the photo that this library doesn't look for, such as sunglasses.</summary>
    public const string CloudFinding = "CLOUD_FINDING";

    /// <summary>The cloud saw another class than the subject's.</summary>
    public const string CloudClass = "CLOUD_CLASS";
}
