using Astria.Flux.Training;

namespace Astria.Flux.Imaging.Captions;

/// <summary>Looks at a photo and says what it shows: a vision model of the app's own, a service, a person.</summary>
public interface IImageCaptioner
{
    /// <summary>Describes a photo.</summary>
    /// <param name="image">The photo.</param>
    /// <param name="subject">What is taught; the answer needn't name it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What is to be seen; <see langword="null"/> when it can't tell, and the caption is put together from facts.</returns>
    ValueTask<string?> CaptionAsync(TrainingImage image, CaptionSubject subject, CancellationToken cancellationToken = default);
}
