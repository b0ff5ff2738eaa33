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
