using Astria.Flux.Local.Flux;
using Astria.Flux.Torch.Quantization;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Transformer;

/// <summary>
/// Turns the pairs of features of queries and keys by position × frequency, the features shared out among the axes of a token's
/// position (time, row, column).
/// </summary>
internal sealed class RotaryEmbedding : IDisposable
{
    // 1 × 1 × tokens × pairs × 2: what the first of a pair gives to both, and what the second gives.
    private readonly Tensor _ofFirst;
    private readonly Tensor _ofSecond;

    /// <summary>Computes the table.</summary>
    /// <param name="positions">One row a token, one number an axis.</param>
    /// <param name="axes">Features of each axis, even; together the size of a head.</param>
    /// <param name="device">Where it is needed.</param>
    public RotaryEmbedding(ReadOnlySpan<float> positions, IReadOnlyList<int> axes, Device device)
    {
        var tokens = positions.Length / axes.Count;
        var size = axes.Sum();
        var ofFirst = new float[tokens * size];
        var ofSecond = new float[tokens * size];
        var at = 0;
        for (var token = 0; token < tokens; token++)
        {
            for (var axis = 0; axis < axes.Count; axis++)
            {
                for (var i = 0; i < axes[axis]; i += 2, at += 2)
                {
                    // In double like the reference, whose table is float64 before it is rounded.
                    var angle = positions[(token * axes.Count) + axis] * (1.0 / Math.Pow(FluxConfig.Theta, (double)i / axes[axis]));
                    var (sine, cosine) = Math.SinCos(angle);
                    (ofFirst[at], ofFirst[at + 1]) = ((float)cosine, (float)sine);
                    (ofSecond[at], ofSecond[at + 1]) = ((float)-sine, (float)cosine);
                }
            }
        }

        _ofFirst = Table(ofFirst);
        _ofSecond = Table(ofSecond);

        Tensor Table(float[] values)
        {
            using var scope = NewDisposeScope();
            return tensor(values, device: device).reshape(1, 1, tokens, size / 2, 2).DetachFromDisposeScope();
        }
    }

    /// <summary>Turns queries or keys.</summary>
    /// <param name="x">samples × heads × tokens × features, 32-bit floats.</param>
    public Tensor Turn(Tensor x)
    {
        var pairs = x.reshape([.. x.shape[..^1], -1, 2]);
        return addcmul(_ofFirst * pairs.narrow(-1, 0, 1), _ofSecond, pairs.narrow(-1, 1, 1), Numbers.One).reshape(x.shape);
    }

    public void Dispose()
    {
        _ofFirst.Dispose();
        _ofSecond.Dispose();
    }
}
