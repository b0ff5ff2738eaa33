using Astria.Flux.Imaging.Facts;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Advice;

/// <summary>Which photos of a set are copies. Of two the one with more pixels stays, then the earlier.</summary>
internal static class DuplicateAdvice
{
    public static void Give(IReadOnlyList<PhotoFacts> photos, AdviceOptions options, AdviceList advice)
    {
        var (duplicate, near) = options.Set.HashDistance;
        var kept = new List<PhotoFacts>();
        foreach (var photo in photos.Where(photo => photo.Hash is not null).OrderByDescending(photo => (long)photo.Width * photo.Height))
        {
            var best = kept.Select(other => Compare(photo, other)).DefaultIfEmpty().MinBy(pair => pair.Distance);
            if (best.Other is null || best.Distance > near)
            {
                kept.Add(photo);
                continue;
            }

            var (severity, code, text, remedy, threshold) = best switch
            {
                { Mirrored: true } => (AdviceSeverity.Warning, AdviceCodes.SetMirrored, "the mirror image of", "leave one out; faces and writing are not symmetric", near),
                _ when best.Distance <= duplicate => (AdviceSeverity.Drop, AdviceCodes.SetDuplicate, "the same photo as", "leave it out; it would count twice", duplicate),
                _ => (AdviceSeverity.Warning, AdviceCodes.SetNearDuplicate, "nearly the same as", "keep the better one", near),
            };
            advice.Add(severity, code, photo.Name, [best.Other.Name], Invariant($"{text} {best.Other.Name}: {best.Distance} of 64 bits differ, at most {threshold}"), remedy, ("distance", best.Distance), ("threshold", threshold));
            if (code != AdviceCodes.SetDuplicate) kept.Add(photo);
        }
    }

    private static (PhotoFacts Other, int Distance, bool Mirrored) Compare(PhotoFacts photo, PhotoFacts other)
    {
        var straight = photo.Hash!.Value.DistanceTo(other.Hash!.Value);
        var mirrored = photo.MirroredHash?.DistanceTo(other.Hash.Value) ?? int.MaxValue;
        return mirrored < straight ? (other, mirrored, true) : (other, straight, false);
    }
}
