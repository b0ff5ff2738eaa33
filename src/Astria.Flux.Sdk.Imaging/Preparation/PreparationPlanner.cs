using Astria.Flux.Imaging.Archives;
using Astria.Flux.Imaging.Buckets;
using Astria.Flux.Imaging.Captions;
using Astria.Flux.Imaging.Sets;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Preparation;

/// <summary>Plans what is made of photos, from what is known about them: no pixels, no files. Pure and thread-safe.</summary>
public static class PreparationPlanner
{
    /// <summary>Plans.</summary>
    /// <param name="set">The photos, looked at.</param>
    /// <param name="policy">How they are made into training images.</param>
    /// <returns>The plan. It may hold no image at all; its dropped photos say why.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">The policy makes no sense, or says to refuse sets with faceless photos, and there are some; every fault is listed.</exception>
    public static PreparationPlan Plan(TrainingSet set, PreparationPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(policy);
        if (policy.Validate() is { Count: > 0 } faults)
            throw new FluxPolicyException("Photos can't be prepared by this policy.", faults);
        RefuseFaceless(set, policy);

        var choice = new PhotoChoice(set, policy);
        var sketches = choice.Kept.SelectMany(photo => ImageSketch.Of(photo, policy, choice.Notes)).ToList();
        var fits = BucketAssignment.Assign([.. sketches.Select(sketch => sketch.Size)], policy.Buckets, policy.MostBuckets);
        var names = new FileNames();
        var images = new List<PlannedImage>();
        for (var i = 0; i < sketches.Count; i++)
        {
            var (sketch, fit) = (sketches[i], fits[i]);
            if (fit.Scale > policy.MostUpscale + 1e-9) choice.TooSmall(sketch, fit);
            else images.Add(Planned(sketch, fit, policy, names));
        }

        // A photo is left out only when nothing is made of it: the whole may be too small where the close-up isn't, never the other way round.
        var used = images.Select(image => image.Photo).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Images = images.AsReadOnly(),
            Dropped = [.. choice.Dropped.Where(photo => !used.Contains(photo.Name)).DistinctBy(photo => photo.Name, StringComparer.Ordinal)],
            Notes = choice.Notes.AsReadOnly(),
            Policy = policy,
        };
    }

    private static PlannedImage Planned(ImageSketch sketch, BucketFit fit, PreparationPolicy policy, FileNames names)
    {
        var photo = sketch.Photo.Facts;
        var crop = sketch.CloseUp ?? CropPlacement.Whole(photo, fit);
        var loss = 1 - ((double)crop.Area / ((long)photo.Width * photo.Height));
        var (baseName, extension) = names.Next(Path.ChangeExtension(sketch.Photo.Name, null) + (sketch.CloseUp is null ? "" : "-closeup") + ExtensionOf(policy.Format));
        return new()
        {
            Name = baseName + extension,
            Photo = sketch.Photo.Name,
            Kind = sketch.CloseUp is null ? PreparedImageKind.Whole : PreparedImageKind.CloseUp,
            Crop = crop,
            Bucket = fit.Bucket,
            Scale = fit.Scale,
            CropLoss = loss,
            Reason = sketch.CloseUp is null ? Invariant($"the shape of {policy.Buckets} that loses least: {loss * 100:0.#} %") : sketch.Reason,
            Caption = CaptionComposer.For(photo, sketch.Photo.Image.Caption, sketch.CloseUp is not null, policy.Subject, policy.CloseUpPrefix, policy.Linter),
        };
    }

    private static void RefuseFaceless(TrainingSet set, PreparationPolicy policy)
    {
        if (policy.WhenNoFace != NoFaceRule.Fail) return;
        FluxFault[] faceless = [.. set.Photos.Where(photo => PhotoChoice.IsFaceless(photo.Facts)).Select(photo => new FluxFault(photo.Name, "has no face; leave it out, or take one that has."))];
        if (faceless.Length > 0)
            throw new FluxPolicyException("Each photo has to show a face.", faceless);
    }

    private static string ExtensionOf(PreparedFormat format) => format switch
    {
        PreparedFormat.Jpeg => ".jpg",
        PreparedFormat.WebP => ".webp",
        _ => ".png",
    };
}
