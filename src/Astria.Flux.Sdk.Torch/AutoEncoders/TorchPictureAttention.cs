using Astria.Flux.Torch.Networks;
using Astria.Flux.Torch.Quantization;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Astria.Flux.Torch.AutoEncoders;

/// <summary>Every place of a picture looks at every other, with one head.</summary>
internal sealed class TorchPictureAttention(NetworkReader reader, string name, int channels) : ITorchLayer
{
    private readonly TorchGroupNorm _norm = new(reader, $"{name}.norm", channels);
    private readonly TorchConvolution _query = new(reader, $"{name}.q", channels, channels, side: 1);
    private readonly TorchConvolution _key = new(reader, $"{name}.k", channels, channels, side: 1);
    private readonly TorchConvolution _value = new(reader, $"{name}.v", channels, channels, side: 1);
    private readonly TorchConvolution _output = new(reader, $"{name}.proj_out", channels, channels, side: 1);

    public Tensor Forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var normed = _norm.Forward(x);
        var attended = functional.scaled_dot_product_attention(Rows(_query.Forward(normed)), Rows(_key.Forward(normed)), Rows(_value.Forward(normed)));
        var picture = attended.squeeze(1).transpose(1, 2).reshape(x.shape);
        return x.add(_output.Forward(picture), Numbers.One).MoveToOuterDisposeScope();
    }

    // samples × 1 head × places × channels.
    private static Tensor Rows(Tensor x) => x.flatten(2).transpose(1, 2).unsqueeze(1).contiguous();
}
