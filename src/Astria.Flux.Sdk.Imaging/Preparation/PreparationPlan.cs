using Astria.Flux.Imaging.Advice;
using Astria.Flux.Planning;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Preparation;

/// <summary>What will be made of a set of photos, before a pixel is touched. Print it, and you have had a dry run.</summary>
/// <remarks>Made by <see cref="PreparationPlanner"/>. What it announces is what <see cref="PhotoPreparer"/> makes and what training then counts.</remarks>
public sealed record PreparationPlan
{
    /// <summary>The images, in the order of their photos; a close-up follows its whole photo.</summary>
    public required IReadOnlyList<PlannedImage> Images { get; init; }

    /// <summary>The photos nothing is made of, each with the cause.</summary>
    public required IReadOnlyList<UnusedImage> Dropped { get; init; }

    /// <summary>What there is to know about what is planned: a face without a close-up, another face in one.</summary>
    /// <value>Default: nothing.</value>
    public IReadOnlyList<PhotoAdvice> Notes { get; init; } = [];

    /// <summary>How it was planned.</summary>
    public required PreparationPolicy Policy { get; init; }

    /// <summary>What <see cref="TrainingPlanner"/> needs to know: every image counts, close-ups too, and dropped photos are named with their cause.</summary>
    /// <value>Computed each time.</value>
    public TrainingSetFacts Facts => new()
    {
        // Whether a face is needed was decided here: the planner needn't decide again.
        Images = [.. Images.Select(image => new TrainingImageFacts(image.Name)), .. Dropped.Select(photo => new TrainingImageFacts(photo.Name) { Problem = photo.Cause, Detail = photo.Detail })],
        Captions = Images.Count(image => image.Caption is not null),
    };

    /// <summary>The plan, a line an image and a line a dropped photo.</summary>
    /// <returns>The dry run.</returns>
    public override string ToString() => string.Join('\n',
    [
        Invariant($"{Images.Count} images of {Images.Select(image => image.Photo).Distinct(StringComparer.Ordinal).Count()} photos, {Dropped.Count} left out"),
        .. Images.Select(image => "  " + image),
        .. Dropped.Select(photo => "  - " + photo),
        .. Notes.Select(note => "  ! " + note),
    ]);
}
