using static TorchSharp.torch;

namespace Astria.Flux.Torch.AutoEncoders;

/// <summary>A layer from picture to picture: samples × channels × rows × columns.</summary>
internal interface ITorchLayer
{
    Tensor Forward(Tensor x);
}
