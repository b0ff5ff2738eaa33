using Astria.Flux.Imaging.Advice;
using Astria.Flux.Imaging.Facts;
using Astria.Flux.Imaging.Probing;
using Astria.Flux.Planning;

namespace Astria.Flux.Imaging.Sets;

/// <summary>What of a photo's facts and advice the planner needs.</summary>
internal static class PlanningFacts
{
    public static TrainingImageFacts Of(PhotoFacts facts, IEnumerable<PhotoAdvice> advice)
    {
        // A missing face is the planner's own question: it asks it of presets that want faces only.
        var drop = advice.FirstOrDefault(item => item.Severity == AdviceSeverity.Drop && item.Code != AdviceCodes.FaceNone);
        UnusedImageCause? problem = drop is not null ? CauseOf(drop.Code) : NeedsConversion(facts) ? UnusedImageCause.UnsupportedFormat : null;
        return new(facts.Name)
        {
            Problem = problem,
            Detail = drop?.Message ?? (problem is null ? null : "prepare the set, or convert it to JPEG, PNG or WebP"),
            HasFace = facts.Faces is null ? null : facts.Faces.Count > 0,
        };
    }

    // Engines read JPEG, PNG and WebP; what preparation makes of the others they can read.
    private static bool NeedsConversion(PhotoFacts facts) => facts.Header?.Format is not (ImageFormat.Jpeg or ImageFormat.Png or ImageFormat.WebP);

    public static UnusedImageCause CauseOf(string code) => code switch
    {
        AdviceCodes.ImageUnsupported or AdviceCodes.ImageCodecMissing => UnusedImageCause.UnsupportedFormat,
        AdviceCodes.ImageTruncated or AdviceCodes.ImageCorrupt or AdviceCodes.ImageHeaderMismatch or AdviceCodes.ImageLimitBytes or AdviceCodes.ImageLimitMetadata
            or AdviceCodes.ImageLimitPixels or AdviceCodes.ImageLimitScans or AdviceCodes.ImageLimitSide => UnusedImageCause.Unreadable,
        AdviceCodes.ImageTooSmall or AdviceCodes.ImageNeedsUpscale or AdviceCodes.FaceTooSmall => UnusedImageCause.TooSmall,
        AdviceCodes.SetDuplicate => UnusedImageCause.Duplicate,
        _ => UnusedImageCause.Unsuitable,
    };
}
