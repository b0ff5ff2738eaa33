using Astria.Flux.Imaging.Advice;
using Astria.Flux.Imaging.Archives;
using Astria.Flux.Imaging.Preparation;
using Astria.Flux.Imaging.Sets;
using Astria.Flux.Planning;

namespace Astria.Flux.Imaging.Reports;

/// <summary>What there is to tell about a set of photos: what was found, what will be made of it, and what training would take.</summary>
/// <param name="Title">What the set is called, such as its folder.</param>
/// <param name="Set">The photos, looked at.</param>
/// <param name="Preparation">What will be made of them.</param>
public sealed record InspectionReport(string Title, TrainingSet Set, PreparationPlan Preparation)
{
    /// <summary>What training on them would be.</summary>
    /// <value>Default: <see langword="null"/>, nobody asked, or no photo can be used.</value>
    public TrainingPlan? Training { get; init; }

    /// <summary>Files that lay there and are no photos.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<SkippedFile> Skipped { get; init; } = [];

    /// <summary>What there is to say about a photo, the gravest first.</summary>
    /// <param name="photo">The photo.</param>
    /// <returns>Its advice and the notes of its preparation.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="photo"/> is <see langword="null"/>.</exception>
    public IEnumerable<PhotoAdvice> AdviceFor(TrainingPhoto photo)
    {
        ArgumentNullException.ThrowIfNull(photo);
        var notes = Preparation.Notes.Where(note => string.Equals(note.Photo, photo.Name, StringComparison.Ordinal));
        return Set.AdviceFor(photo.Name).Concat(notes).OrderByDescending(item => item.Severity);
    }

    /// <summary>What will be made of a photo.</summary>
    /// <param name="photo">The photo.</param>
    /// <returns>Its images; none when it is left out.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="photo"/> is <see langword="null"/>.</exception>
    public IEnumerable<PlannedImage> ImagesOf(TrainingPhoto photo)
    {
        ArgumentNullException.ThrowIfNull(photo);
        return Preparation.Images.Where(image => string.Equals(image.Photo, photo.Name, StringComparison.Ordinal));
    }

    /// <summary>Why a photo is left out.</summary>
    /// <param name="photo">The photo.</param>
    /// <returns>The cause; <see langword="null"/> when it isn't left out.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="photo"/> is <see langword="null"/>.</exception>
    public UnusedImage? Dropped(TrainingPhoto photo)
    {
        ArgumentNullException.ThrowIfNull(photo);
        return Preparation.Dropped.FirstOrDefault(dropped => string.Equals(dropped.Name, photo.Name, StringComparison.Ordinal));
    }

    /// <summary>What becomes of a photo.</summary>
    /// <param name="photo">The photo.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="photo"/> is <see langword="null"/>.</exception>
    public PhotoVerdict VerdictOf(TrainingPhoto photo) => Dropped(photo) is not null
        ? PhotoVerdict.LeaveOut
        : AdviceFor(photo).Any(item => item.Severity >= AdviceSeverity.Warning) ? PhotoVerdict.UseWithCare : PhotoVerdict.Use;
}
