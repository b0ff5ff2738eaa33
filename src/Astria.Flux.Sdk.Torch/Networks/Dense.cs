using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Astria.Flux.Torch.Networks;

/// <summary>A linear layer with a bias.</summary>
internal sealed class Dense(NetworkReader reader, string name, long outputs, long inputs)
{
    private readonly Tensor _weight = reader.Read($"{name}.weight", outputs, inputs);
    private readonly Tensor _bias = reader.Read($"{name}.bias", outputs);

    public Tensor Forward(Tensor x) => functional.linear(x, _weight, _bias);
}
