using Astria.Flux.Imaging.Captions;
using Astria.Flux.Imaging.Sets;

namespace Astria.Flux.Imaging.Preparation;

/// <summary>Has somebody look at the photos of a set and caption those without a caption.</summary>
public static class SetCaptions
{
    /// <summary>Captions a set, photo by photo, those that can be used.</summary>
    /// <param name="set">The photos.</param>
    /// <param name="captioner">Looks at them.</param>
    /// <param name="subject">What is taught.</param>
    /// <param name="progress">Hears of each photo that was captioned.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The set with captions. Photos that have one, or that the captioner has no words for, stay as they are.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="set"/>, <paramref name="captioner"/> or <paramref name="subject"/> is <see langword="null"/>.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static async Task<TrainingSet> WithCaptionsAsync(
        TrainingSet set, IImageCaptioner captioner, CaptionSubject subject, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(captioner);
        ArgumentNullException.ThrowIfNull(subject);
        var photos = new List<TrainingPhoto>(set.Photos.Count);
        foreach (var photo in set.Photos)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var wants = string.IsNullOrWhiteSpace(photo.Image.Caption) && photo.Facts.IsReadable;
            var caption = wants ? await captioner.CaptionAsync(photo.Image, subject, cancellationToken).ConfigureAwait(false) : null;
            photos.Add(string.IsNullOrWhiteSpace(caption) ? photo : photo with { Image = photo.Image.WithCaption(caption) });
            if (caption is not null) progress?.Report(photo.Name);
        }

        return new(photos, set.Advice) { Facts = set.Facts };
    }
}
