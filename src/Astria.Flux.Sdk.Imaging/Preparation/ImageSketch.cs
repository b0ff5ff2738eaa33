using Astria.Flux.Imaging.Advice;
using Astria.Flux.Imaging.Sets;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Preparation;

/// <summary>An image of a photo before it has a bucket: the whole, or a close-up of the face.</summary>
internal sealed record ImageSketch(TrainingPhoto Photo, PixelRectangle? CloseUp, string Reason)
{
    // From this share of another face within a close-up, that face is learned too.
    private const double OtherFaceShare = 0.5;

    public (int Width, int Height) Size => CloseUp is { } square ? (square.Width, square.Height) : (Photo.Facts.Width, Photo.Facts.Height);

    public static IEnumerable<ImageSketch> Of(TrainingPhoto photo, PreparationPolicy policy, List<PhotoAdvice> notes)
    {
        var closeUp = policy.CloseUps == CloseUpRule.None ? null : CloseUpOf(photo, policy, notes);
        if (closeUp is null || policy.CloseUps == CloseUpRule.Add) yield return new(photo, null, "");
        if (closeUp is not null) yield return closeUp;
    }

    private static ImageSketch? CloseUpOf(TrainingPhoto photo, PreparationPolicy policy, List<PhotoAdvice> notes)
    {
        var facts = photo.Facts;
        if (facts.CertainFaces.FirstOrDefault() is not { } face)
        {
            if (facts.MainFace is { } unsure)
                notes.Add(Note(photo, Invariant($"no close-up: the face is uncertain, {unsure.Face.Score:0.00}, below {facts.CertainScore:0.00}"), "crop it by hand if there is one"));
            return null;
        }

        var square = CropPlacement.CloseUp(facts, face.Face.Box, policy);
        var share = (double)square.Area / ((long)facts.Width * facts.Height);
        if (share > policy.LargestCloseUpShare)
        {
            // Because the face fills the photo, or because the photo has too few pixels for less of it.
            var isOne = square.Width > policy.SmallestCloseUp;
            var finding = isOne
                ? Invariant($"no close-up: it would be {share * 100:0} % of the photo, above {policy.LargestCloseUpShare * 100:0} %")
                : Invariant($"no close-up: one of {policy.SmallestCloseUp} pixels a side would be {share * 100:0} % of the photo, above {policy.LargestCloseUpShare * 100:0} %");
            notes.Add(Note(photo, finding, isOne ? "the photo is one already" : "take the original, which has more pixels, for one"));
            return null;
        }

        var place = new RelativeBox((double)square.Left / facts.Width, (double)square.Top / facts.Height, (double)square.Width / facts.Width, (double)square.Height / facts.Height);
        if (facts.CertainFaces.Skip(1).FirstOrDefault(other => other.Face.Box.Intersect(place).Area >= OtherFaceShare * other.Face.Box.Area) is not null)
            notes.Add(Note(photo, "another face is in the close-up", "leave the photo out, or crop it by hand"));
        return new(photo, square, Invariant($"a close-up of the face of {face.PixelSize} pixels, {square.Width} square of at least {policy.SmallestCloseUp}"));
    }

    private static PhotoAdvice Note(TrainingPhoto photo, string finding, string remedy) => new()
    {
        Code = PreparationCodes.CloseUp,
        Severity = AdviceSeverity.Note,
        Photo = photo.Name,
        Finding = finding,
        Remedy = remedy,
    };
}
