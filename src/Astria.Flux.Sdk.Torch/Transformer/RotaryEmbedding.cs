using Astria.Flux.Local.Flux;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Transformer;

/// <summary>
/// Turns the pairs of features of queries and keys by position × frequency, the features shared out among the axes of a token's
/// position (time, row, column). A pair is a complex number, and to turn it is one multiplication.
/// </summary>
internal sealed class RotaryEmbedding : IDisposable
{
    // 1 × 1 × tokens × pairs, complex, of length one.
    private readonly Tensor _turns;

    /// <summary>Computes the table.</summary>
    /// <param name="positions">One row a token, one number an axis.</param>
    /// <param name="axes">Features of each axis, even; together the size of a head.</param>
    /// <param name="device">Where it is needed.</param>
    public RotaryEmbedding(ReadOnlySpan<float> positions, IReadOnlyList<int> axes, Device device)
    {
        var tokens = positions.Length / axes.Count;
        var size = axes.Sum();
        var turns = new float[tokens * size];
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
                    (turns[at], turns[at + 1]) = ((float)cosine, (float)sine);
                }
            }
        }

        using var scope = NewDisposeScope();
        _turns = tensor(turns, device: device).reshape(1, 1, tokens, size / 2, 2).view_as_complex().DetachFromDisposeScope();
    }

    /// <summary>Turns queries or keys.</summary>
    /// <param name="x">samples × heads × tokens × features, 32-bit floats.</param>
    public Tensor Turn(Tensor x) => (x.reshape([.. x.shape[..^1], -1, 2]).view_as_complex() * _turns).view_as_real().reshape(x.shape);

    public void Dispose() => _turns.Dispose();
}
