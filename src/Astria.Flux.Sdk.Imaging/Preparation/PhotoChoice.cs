using Astria.Flux.Imaging.Advice;
using Astria.Flux.Imaging.Buckets;
using Astria.Flux.Imaging.Facts;
using Astria.Flux.Imaging.Sets;
using Astria.Flux.Planning;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Preparation;

/// <summary>Which photos of a set are trained on by a policy, and why others aren't.</summary>
internal sealed class PhotoChoice
{
    public PhotoChoice(TrainingSet set, PreparationPolicy policy)
    {
        foreach (var photo in set.Photos)
        {
            if (Objection(photo.Facts, set.AdviceFor(photo.Name), policy) is { } objection) Dropped.Add(objection);
            else Kept.Add(photo);
        }
    }

    public List<TrainingPhoto> Kept { get; } = [];

    public List<UnusedImage> Dropped { get; } = [];

    public List<PhotoAdvice> Notes { get; } = [];

    public static bool IsFaceless(PhotoFacts photo) => photo.Faces is { Count: 0 };

    public void TooSmall(ImageSketch sketch, BucketFit fit) =>
        Dropped.Add(new(sketch.Photo.Name, UnusedImageCause.TooSmall, Invariant($"it would have to be enlarged {fit.Scale:0.##} times to {fit.Bucket}; take it from the camera, unscaled")));

    private static UnusedImage? Objection(PhotoFacts photo, IEnumerable<PhotoAdvice> advice, PreparationPolicy policy)
    {
        if (IsFaceless(photo) && policy.WhenNoFace == NoFaceRule.Drop)
            return new(photo.Name, UnusedImageCause.NoFace, "no face was found, and this preset trains on faces");
        if (advice.FirstOrDefault(item => Forbids(item, photo, policy)) is { } drop)
            return new(photo.Name, PlanningFacts.CauseOf(drop.Code), $"{drop.Code} {drop.Message}");
        return photo.IsReadable ? null : new(photo.Name, UnusedImageCause.Unreadable, photo.Fault?.Problem);
    }

    private static bool Forbids(PhotoAdvice advice, PhotoFacts photo, PreparationPolicy policy) => advice.Severity == AdviceSeverity.Drop && advice.Code switch
    {
        // Whether faces are needed, sizes suffice and copies stay is the policy's own question.
        AdviceCodes.FaceNone => false,
        AdviceCodes.SetDuplicate => policy.Duplicates == DuplicateRule.DropLater,
        AdviceCodes.ImageTooSmall or AdviceCodes.ImageNeedsUpscale => policy.DropsAdvised && policy.MostUpscale <= 1,
        _ => policy.DropsAdvised || !photo.IsReadable,
    };
}
