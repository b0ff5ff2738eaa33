using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Managed.Operations;

/// <summary>
/// Cosines and sines of the rotary embedding, one row a token: the features of a head are pairs, shared out among the axes of the
/// token's position (time, row, column), each pair turned by position × frequency.
/// </summary>
internal sealed unsafe class RotaryTable
{
    private readonly FloatBuffer _cosines;
    private readonly FloatBuffer _sines;

    /// <summary>Computes the table.</summary>
    /// <param name="positions">One row a token, one number an axis.</param>
    /// <param name="axes">Features of each axis, even; together the size of a head.</param>
    /// <param name="theta">Base of the frequencies, 10,000 in FLUX.</param>
    public RotaryTable(ReadOnlySpan<float> positions, ReadOnlySpan<int> axes, double theta)
    {
        Tokens = positions.Length / axes.Length;
        foreach (var axis in axes) Pairs += axis / 2;
        _cosines = new FloatBuffer(Tokens * Pairs);
        _sines = new FloatBuffer(Tokens * Pairs);
        for (var token = 0; token < Tokens; token++)
        {
            var at = token * Pairs;
            for (var axis = 0; axis < axes.Length; axis++)
            {
                for (var i = 0; i < axes[axis]; i += 2)
                {
                    // In double like the reference, whose table is float64 before it is rounded.
                    var angle = positions[(token * axes.Length) + axis] * (1.0 / Math.Pow(theta, (double)i / axes[axis]));
                    _cosines.Pointer[at] = (float)Math.Cos(angle);
                    _sines.Pointer[at++] = (float)Math.Sin(angle);
                }
            }
        }
    }

    public int Tokens { get; }

    public int Pairs { get; }

    /// <summary>Turns the pairs of one token's head.</summary>
    public void Turn(float* x, int token)
    {
        var c = _cosines.Pointer + ((nint)token * Pairs);
        var s = _sines.Pointer + ((nint)token * Pairs);
        for (var i = 0; i < Pairs; i++)
        {
            var a = x[2 * i];
            var b = x[(2 * i) + 1];
            x[2 * i] = (c[i] * a) - (s[i] * b);
            x[(2 * i) + 1] = (s[i] * a) + (c[i] * b);
        }
    }

    /// <summary>Turns a gradient back.</summary>
    public void TurnBack(float* x, int token)
    {
        var c = _cosines.Pointer + ((nint)token * Pairs);
        var s = _sines.Pointer + ((nint)token * Pairs);
        for (var i = 0; i < Pairs; i++)
        {
            var a = x[2 * i];
            var b = x[(2 * i) + 1];
            x[2 * i] = (c[i] * a) + (s[i] * b);
            x[(2 * i) + 1] = (c[i] * b) - (s[i] * a);
        }
    }
}
