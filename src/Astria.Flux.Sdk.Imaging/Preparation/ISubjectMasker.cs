namespace Astria.Flux.Imaging.Preparation;

/// <summary>Says which part of a picture is the subject, so that training counts the loss there and learns no background: a segmentation model of
/// the app's own, a service, masks drawn by hand.</summary>
public interface ISubjectMasker
{
    /// <summary>Masks a prepared picture.</summary>
    /// <param name="picture">The picture, as it will be trained on.</param>
    /// <param name="image">What it is.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A picture of the same size, white where the subject is, black elsewhere, grey in between; <see langword="null"/> for no mask.</returns>
    ValueTask<Picture?> MaskAsync(Picture picture, PlannedImage image, CancellationToken cancellationToken = default);
}
