namespace Astria.Flux.Local.Training;

/// <summary>All pictures of a training, encoded once: the autoencoder stays as it is.</summary>
internal sealed record PictureSet
{
    /// <summary>Pictures of the subject, to be learned.</summary>
    public required IReadOnlyList<TrainingPicture> Subject { get; init; }

    /// <summary>Pictures of other things, drawn by the base, so that it keeps drawing them like that.</summary>
    public IReadOnlyList<TrainingPicture> Prior { get; init; } = [];

    /// <summary>Pictures of the subject that are never learned, only asked about.</summary>
    public IReadOnlyList<TrainingPicture> HeldOut { get; init; } = [];

    /// <summary>Pictures of other things again, never learned: how much what the model says about them changes is the leak.</summary>
    public IReadOnlyList<TrainingPicture> Witnesses { get; init; } = [];
}
