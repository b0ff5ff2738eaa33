using System.Runtime.Intrinsics;
using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Managed.Operations;

/// <summary>
/// Cosines and sines of the rotary embedding, one row a token: the features of a head are pairs, shared out among the axes of the
/// token's position (time, row, column), each pair turned by position × frequency.
/// </summary>
internal sealed unsafe class RotaryTable
{
    // One number a feature: (c, c) and (−s, s) for each pair, so that a turn is x·c + swapped x·s.
    private readonly FloatBuffer _cosines;
    private readonly FloatBuffer _sines;

    /// <summary>Computes the table.</summary>
    /// <param name="positions">One row a token, one number an axis.</param>
    /// <param name="axes">Features of each axis, even; together the size of a head.</param>
    /// <param name="theta">Base of the frequencies, 10,000 in FLUX.</param>
    public RotaryTable(ReadOnlySpan<float> positions, ReadOnlySpan<int> axes, double theta)
    {
        Tokens = positions.Length / axes.Length;
        foreach (var axis in axes) Size += axis;
        _cosines = new FloatBuffer(Tokens * Size);
        _sines = new FloatBuffer(Tokens * Size);
        for (var token = 0; token < Tokens; token++)
        {
            var at = token * Size;
            for (var axis = 0; axis < axes.Length; axis++)
            {
                for (var i = 0; i < axes[axis]; i += 2)
                {
                    // In double like the reference, whose table is float64 before it is rounded.
                    var angle = positions[(token * axes.Length) + axis] * (1.0 / Math.Pow(theta, (double)i / axes[axis]));
                    _cosines.Pointer[at] = _cosines.Pointer[at + 1] = (float)Math.Cos(angle);
                    _sines.Pointer[at + 1] = (float)Math.Sin(angle);
                    _sines.Pointer[at] = -_sines.Pointer[at + 1];
                    at += 2;
                }
            }
        }
    }

    public int Tokens { get; }

    /// <summary>Features of a head.</summary>
    public int Size { get; }

    /// <summary>Turns the pairs of one token's head.</summary>
    public void Turn(float* x, int token) => Turn(x, token, Vector128.Create(1f));

    /// <summary>Turns a gradient back.</summary>
    public void TurnBack(float* x, int token) => Turn(x, token, Vector128.Create(-1f));

    // Four features at a time, since shuffles of four are one instruction everywhere.
    private void Turn(float* x, int token, Vector128<float> direction)
    {
        var c = _cosines.Pointer + ((nint)token * Size);
        var s = _sines.Pointer + ((nint)token * Size);
        var i = 0;
        for (; i + Vector128<float>.Count <= Size; i += Vector128<float>.Count)
        {
            var pairs = Vector128.Load(x + i);
            var swapped = Vector128.Shuffle(pairs, Vector128.Create(1, 0, 3, 2));
            ((pairs * Vector128.Load(c + i)) + (swapped * (Vector128.Load(s + i) * direction))).Store(x + i);
        }

        if (i == Size) return;
        var (a, b) = (x[i], x[i + 1]);
        x[i] = (a * c[i]) + (b * (s[i] * direction[0]));
        x[i + 1] = (b * c[i + 1]) + (a * (s[i + 1] * direction[0]));
    }
}
