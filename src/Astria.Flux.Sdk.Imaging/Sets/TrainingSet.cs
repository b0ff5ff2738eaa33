using Astria.Flux.Imaging.Advice;
using Astria.Flux.Planning;
using Astria.Flux.Training;

namespace Astria.Flux.Imaging.Sets;

/// <summary>Photos to train on, with what is known about each and what there is to say about them. Immutable.</summary>
public sealed class TrainingSet
{
    private readonly ILookup<string?, PhotoAdvice> _advice;

    /// <summary>Creates a set from photos that were looked at.</summary>
    /// <param name="photos">The photos; their names are unique.</param>
    /// <param name="advice">What there is to say about them.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">Two photos have one name; all such names are listed.</exception>
    public TrainingSet(IReadOnlyList<TrainingPhoto> photos, IReadOnlyList<PhotoAdvice> advice)
    {
        ArgumentNullException.ThrowIfNull(photos);
        ArgumentNullException.ThrowIfNull(advice);
        var twice = photos.GroupBy(photo => photo.Name, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key).ToList();
        if (twice.Count > 0)
            throw new ArgumentException($"These names stand for more than one photo: {string.Join(", ", twice)}. Give each its own.", nameof(photos));
        Photos = photos;
        Advice = advice;
        _advice = advice.ToLookup(item => item.Photo, StringComparer.Ordinal);
        Facts = new() { Images = [.. photos.Select(photo => PlanningFacts.Of(photo.Facts, _advice[photo.Name]))] };
    }

    /// <summary>The photos, in the order they were given.</summary>
    public IReadOnlyList<TrainingPhoto> Photos { get; }

    /// <summary>What there is to say about the photos and the set, the photos first, in their order.</summary>
    public IReadOnlyList<PhotoAdvice> Advice { get; }

    /// <summary>The photos no advice says to leave out.</summary>
    public IEnumerable<TrainingPhoto> UsablePhotos => Photos.Where(photo => _advice[photo.Name].All(item => item.Severity < AdviceSeverity.Drop));

    /// <summary>What the planner needs to know: which photos can be used, which have a face.</summary>
    public TrainingSetFacts Facts { get; init; }

    /// <summary>Looks at the photos of a folder: facts and advice for each.</summary>
    /// <param name="folder">The folder. Captions, masks and other files in it are counted in <see cref="Facts"/> and otherwise left alone.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The set, photos in the order of their names. A file that is no picture is in it, with the advice to leave it out.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static Task<TrainingSet> LoadAsync(string folder, CancellationToken cancellationToken) =>
        TrainingSetLoader.FolderAsync(folder, new(), null, cancellationToken);

    /// <summary>Looks at the photos of a folder: facts and advice for each.</summary>
    /// <param name="folder">The folder. Captions, masks and other files in it are counted in <see cref="Facts"/> and otherwise left alone.</param>
    /// <param name="options">How they are looked at; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Told after each photo; <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The set, photos in the order of their names. A file that is no picture is in it, with the advice to leave it out.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static Task<TrainingSet> LoadAsync(
        string folder, TrainingSetOptions? options = null, IProgress<TrainingSetProgress>? progress = null, CancellationToken cancellationToken = default) =>
        TrainingSetLoader.FolderAsync(folder, options ?? new(), progress, cancellationToken);

    /// <summary>Looks at photos from anywhere: facts and advice for each.</summary>
    /// <param name="images">The photos.</param>
    /// <param name="options">How they are looked at; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Told after each photo; <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The set, photos in the order given.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="images"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">Two photos have one name; all such names are listed.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static Task<TrainingSet> InspectAsync(
        IReadOnlyList<TrainingImage> images, TrainingSetOptions? options = null, IProgress<TrainingSetProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        return TrainingSetLoader.ImagesAsync(images, options ?? new(), new(), progress, cancellationToken);
    }

    /// <summary>The same photos judged for another purpose; nothing is looked at again.</summary>
    /// <param name="options">What they are for, and what counts as good.</param>
    /// <returns>A new set; this one stays as it is.</returns>
    public TrainingSet JudgedFor(AdviceOptions options) =>
        WithAdvice(PhotoAdvisor.Advise([.. Photos.Select(photo => photo.Facts)], options));

    /// <summary>The same photos with other advice, such as with the cloud's merged in (<see cref="CloudAdvice"/>).</summary>
    /// <param name="advice">The advice.</param>
    /// <returns>A new set; this one stays as it is.</returns>
    public TrainingSet WithAdvice(IReadOnlyList<PhotoAdvice> advice)
    {
        var set = new TrainingSet(Photos, advice);
        return new(Photos, advice) { Facts = Facts with { Images = set.Facts.Images } };
    }

    /// <summary>What there is to say about a photo.</summary>
    /// <param name="name">The photo's name; <see langword="null"/> for the set as a whole.</param>
    /// <returns>The advice; empty when there is none.</returns>
    public IEnumerable<PhotoAdvice> AdviceFor(string? name) => _advice[name];

    /// <summary>The photos a plan trains on, ready for <see cref="TrainingRequest"/>.</summary>
    /// <param name="plan">A plan made from <see cref="Facts"/>.</param>
    /// <returns>The images, in the plan's order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The plan names photos that are not in this set; all are listed.</exception>
    public IReadOnlyList<TrainingImage> ImagesOf(TrainingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.UsedImages is not { } used)
            return [.. UsablePhotos.Select(photo => photo.Image)];
        var byName = Photos.ToDictionary(photo => photo.Name, photo => photo.Image, StringComparer.Ordinal);
        var unknown = used.Where(name => !byName.ContainsKey(name)).ToList();
        return unknown.Count == 0
            ? [.. used.Select(name => byName[name])]
            : throw new ArgumentException($"The plan names photos that are not in this set: {string.Join(", ", unknown)}. Plan again with its facts.", nameof(plan));
    }
}
