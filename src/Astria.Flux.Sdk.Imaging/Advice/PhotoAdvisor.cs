using Astria.Flux.Imaging.Facts;

namespace Astria.Flux.Imaging.Advice;

/// <summary>Says what there is to say about photos and their set, from facts alone. Pure and thread-safe.</summary>
public static class PhotoAdvisor
{
    /// <summary>Judges a set.</summary>
    /// <param name="photos">What is known about its photos.</param>
    /// <param name="options">What they are for, and what counts as good; <see langword="null"/> for the defaults.</param>
    /// <returns>The advice: photo by photo in their order, then copies, then what is about the set.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="photos"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<PhotoAdvice> Advise(IReadOnlyList<PhotoFacts> photos, AdviceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(photos);
        options ??= new();
        var advice = new AdviceList(options);
        foreach (var photo in photos)
        {
            if (!FileAdvice.Give(photo, advice)) continue;
            ImageAdvice.Give(photo, options, advice);
            if (options.IsPerson) FaceAdvice.Give(photo, options, advice);
        }

        PhotoFacts[] readable = [.. photos.Where(photo => photo.IsReadable)];
        DuplicateAdvice.Give(readable, options, advice);
        var dropped = advice.Items.Where(item => item.Severity == AdviceSeverity.Drop).Select(item => item.Photo).ToHashSet(StringComparer.Ordinal);
        PhotoFacts[] usable = [.. readable.Where(photo => !dropped.Contains(photo.Name))];
        CountAdvice.Give(usable, options, advice);
        VarietyAdvice.Give(usable, options, advice);
        return advice.Items;
    }
}
