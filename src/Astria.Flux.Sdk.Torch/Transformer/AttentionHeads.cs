using Astria.Flux.Torch.Quantization;
using TorchSharp;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Transformer;

/// <summary>Queries, keys and values of one stream: split into heads, queries and keys brought to length one and scaled.</summary>
internal sealed class AttentionHeads(LayerReader reader, string norm, int heads)
{
    // On the processor, in bfloat16, libtorch's fused attention took more than twice as long as its two products and the softmax between
    // them, whose table is small for so few tokens.
    private const int ShortSequence = 1536;

    private readonly Tensor _queryScale = reader.Vector($"{norm}.query_norm.scale");
    private readonly Tensor _keyScale = reader.Vector($"{norm}.key_norm.scale");

    public bool IsTrained => _queryScale.requires_grad || _keyScale.requires_grad;

    /// <summary>Splits a projection: queries and keys as 32-bit floats, values as they come.</summary>
    /// <param name="projection">samples × tokens × (3 × hidden).</param>
    public (Tensor Queries, Tensor Keys, Tensor Values) Split(Tensor projection)
    {
        var parts = projection.reshape(projection.shape[0], projection.shape[1], 3, heads, -1).permute(2, 0, 3, 1, 4).unbind(0);
        return (Norm(parts[0], _queryScale), Norm(parts[1], _keyScale), parts[2]);
    }

    /// <summary>Lets every token look at every other.</summary>
    /// <returns>samples × tokens × hidden.</returns>
    public static Tensor Attend(Tensor queries, Tensor keys, Tensor values, RotaryEmbedding rotary)
    {
        var q = rotary.Turn(queries).to(values.dtype);
        var k = rotary.Turn(keys).to(values.dtype);
        return Attended(q, k, values).transpose(1, 2).flatten(2);
    }

    private static Tensor Attended(Tensor queries, Tensor keys, Tensor values)
    {
        var isSlow = values.device_type == DeviceType.CPU && values.dtype == ScalarType.BFloat16 && values.shape[2] <= ShortSequence;
        if (!isSlow) return nn.functional.scaled_dot_product_attention(queries, keys, values);
        using Scalar scale = 1 / Math.Sqrt(queries.shape[^1]);
        return matmul(nn.functional.softmax(matmul(queries, keys.transpose(-1, -2)) * scale, -1), values);
    }

    private static Tensor Norm(Tensor x, Tensor scale)
    {
        var single = x.to(ScalarType.Float32);
        return single * rsqrt((single * single).mean([-1], keepdim: true).add(Numbers.NormEpsilon, Numbers.One)) * scale.to(ScalarType.Float32);
    }
}
