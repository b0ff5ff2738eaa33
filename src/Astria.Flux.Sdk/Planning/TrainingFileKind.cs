namespace Astria.Flux.Planning;

/// <summary>What a file in a training set is, by its name.</summary>
internal enum TrainingFileKind
{
    Other = 0,
    Image,
    UnsupportedImage,
    Caption,
    Mask,
    Regularisation,
}
