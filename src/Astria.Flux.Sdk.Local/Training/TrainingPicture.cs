using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Pictures;

namespace Astria.Flux.Local.Training;

/// <summary>A picture ready to be trained on.</summary>
/// <param name="Grid">Its size in tokens.</param>
/// <param name="Views">Its latent, packed into tokens; further ones are the same picture cropped a little differently, of which one is taken by chance.</param>
/// <param name="Caption">What it shows.</param>
internal sealed record TrainingPicture(TokenGrid Grid, IReadOnlyList<PictureView> Views, string Caption);
