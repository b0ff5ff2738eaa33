using Astria.Flux.Torch.Networks;
using Astria.Flux.Torch.Quantization;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Astria.Flux.Torch.Text;

/// <summary>One block of CLIP's text encoder: attention to what stands before, then a feed-forward part.</summary>
internal sealed class TorchClipBlock(NetworkReader reader, string name, ClipSizes sizes)
{
    /// <summary>PyTorch's own for layer norms.</summary>
    public const double Epsilon = 1e-5;

    // OpenAI's quick form of GELU: x · sigmoid(1.702·x).
    private static readonly Scalar QuickGelu = 1.702;

    private readonly Tensor _firstScale = reader.Read($"{name}.layer_norm1.weight", sizes.Features);
    private readonly Tensor _firstShift = reader.Read($"{name}.layer_norm1.bias", sizes.Features);
    private readonly Dense _query = new(reader, $"{name}.self_attn.q_proj", sizes.Features, sizes.Features);
    private readonly Dense _key = new(reader, $"{name}.self_attn.k_proj", sizes.Features, sizes.Features);
    private readonly Dense _value = new(reader, $"{name}.self_attn.v_proj", sizes.Features, sizes.Features);
    private readonly Dense _output = new(reader, $"{name}.self_attn.out_proj", sizes.Features, sizes.Features);
    private readonly Tensor _secondScale = reader.Read($"{name}.layer_norm2.weight", sizes.Features);
    private readonly Tensor _secondShift = reader.Read($"{name}.layer_norm2.bias", sizes.Features);
    private readonly Dense _up = new(reader, $"{name}.mlp.fc1", sizes.Wide, sizes.Features);
    private readonly Dense _down = new(reader, $"{name}.mlp.fc2", sizes.Features, sizes.Wide);

    public Tensor Forward(Tensor x, Tensor mask)
    {
        using var scope = NewDisposeScope();
        var normed = functional.layer_norm(x, [sizes.Features], _firstScale, _firstShift, Epsilon);
        using Scalar scale = 1 / Math.Sqrt(sizes.HeadSize);
        var query = Heads(_query.Forward(normed)) * scale;
        var logits = matmul(query, Heads(_key.Forward(normed)).transpose(-1, -2)).to(ScalarType.Float32).add(mask, Numbers.One);
        var attended = matmul(functional.softmax(logits, -1).to(x.dtype), Heads(_value.Forward(normed))).transpose(1, 2).reshape(x.shape);
        x = x.add(_output.Forward(attended), Numbers.One);
        var up = _up.Forward(functional.layer_norm(x, [sizes.Features], _secondScale, _secondShift, Epsilon));
        return x.add(_down.Forward(up * sigmoid(up * QuickGelu)), Numbers.One).MoveToOuterDisposeScope();
    }

    private Tensor Heads(Tensor x) => x.reshape(x.shape[0], x.shape[1], sizes.Features / sizes.HeadSize, sizes.HeadSize).transpose(1, 2);
}
