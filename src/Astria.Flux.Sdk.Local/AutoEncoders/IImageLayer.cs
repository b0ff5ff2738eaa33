using Astria.Flux.Local.Managed.Autograd;

namespace Astria.Flux.Local.AutoEncoders;

/// <summary>One step of the autoencoder, from feature map to feature map.</summary>
internal interface IImageLayer
{
    ImageRows Forward(Tape tape, ImageRows x);
}
