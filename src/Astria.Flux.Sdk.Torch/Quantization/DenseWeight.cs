using static TorchSharp.torch;

namespace Astria.Flux.Torch.Quantization;

/// <summary>A matrix as it is computed with.</summary>
/// <param name="values">outputs × inputs; owned from here on.</param>
internal sealed class DenseWeight(Tensor values) : LinearWeight
{
    public Tensor Values => values;

    public override long Outputs => values.shape[0];

    public override long Inputs => values.shape[1];

    public override IReadOnlyList<Tensor> Tensors { get; } = [values];

    public override bool RequiresGradient => values.requires_grad;

    public override Tensor Apply(Tensor x, Tensor? bias) => nn.functional.linear(x, values, bias);
}
