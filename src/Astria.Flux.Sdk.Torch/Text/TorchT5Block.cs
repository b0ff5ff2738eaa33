using Astria.Flux.Torch.Networks;
using Astria.Flux.Torch.Quantization;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Gelu = TorchSharp.Modules.GELU;

namespace Astria.Flux.Torch.Text;

/// <summary>One block of T5: attention with biases by distance and no scale, then a gated feed-forward part.</summary>
internal sealed class TorchT5Block(NetworkReader reader, string name, T5Sizes sizes)
{
    private readonly Tensor _attentionScale = reader.Read($"{name}.layer.0.layer_norm.weight", sizes.Features);
    private readonly Tensor _query = reader.Read($"{name}.layer.0.SelfAttention.q.weight", sizes.Attention, sizes.Features);
    private readonly Tensor _key = reader.Read($"{name}.layer.0.SelfAttention.k.weight", sizes.Attention, sizes.Features);
    private readonly Tensor _value = reader.Read($"{name}.layer.0.SelfAttention.v.weight", sizes.Attention, sizes.Features);
    private readonly Tensor _output = reader.Read($"{name}.layer.0.SelfAttention.o.weight", sizes.Features, sizes.Attention);
    private readonly Tensor _forwardScale = reader.Read($"{name}.layer.1.layer_norm.weight", sizes.Features);
    private readonly Tensor _gate = reader.Read($"{name}.layer.1.DenseReluDense.wi_0.weight", sizes.Wide, sizes.Features);
    private readonly Tensor _up = reader.Read($"{name}.layer.1.DenseReluDense.wi_1.weight", sizes.Wide, sizes.Features);
    private readonly Tensor _down = reader.Read($"{name}.layer.1.DenseReluDense.wo.weight", sizes.Features, sizes.Wide);

    public Tensor Forward(Tensor x, Tensor bias)
    {
        using var scope = NewDisposeScope();
        var normed = RowNorms.RootMeanSquare(x, _attentionScale);
        var logits = matmul(Heads(normed, _query), Heads(normed, _key).transpose(-1, -2)).to(ScalarType.Float32).add(bias, Numbers.One);
        var attended = matmul(functional.softmax(logits, -1).to(x.dtype), Heads(normed, _value)).transpose(1, 2).reshape(x.shape[0], x.shape[1], sizes.Attention);
        x = x.add(functional.linear(attended, _output), Numbers.One);
        normed = RowNorms.RootMeanSquare(x, _forwardScale);
        var gated = functional.gelu(functional.linear(normed, _gate), Gelu.Approximate.tanh) * functional.linear(normed, _up);
        return x.add(functional.linear(gated, _down), Numbers.One).MoveToOuterDisposeScope();
    }

    // samples × heads × tokens × features of a head.
    private Tensor Heads(Tensor x, Tensor weight) => functional.linear(x, weight).reshape(x.shape[0], x.shape[1], sizes.Heads, sizes.Attention / sizes.Heads).transpose(1, 2);
}
