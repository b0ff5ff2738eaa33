using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Managed.Autograd;

/// <summary>
/// A matrix of floats with, once something flows back to it, its gradient. Rows are tokens (sample after sample), columns are features.
/// </summary>
internal sealed unsafe class Tensor
{
    private readonly FloatBuffer _data;
    private FloatBuffer? _gradient;

    public Tensor(FloatBuffer data, int rows, int columns, bool requiresGradient)
    {
        _data = data;
        Rows = rows;
        Columns = columns;
        RequiresGradient = requiresGradient;
    }

    public int Rows { get; }

    public int Columns { get; }

    public int Length => Rows * Columns;

    /// <summary>Whether gradients are wanted here or further back.</summary>
    public bool RequiresGradient { get; set; }

    /// <summary>Whether an operation on the tape has written to this tensor; several may, each to columns of its own.</summary>
    public bool Written { get; set; }

    public bool HasGradient => _gradient is not null;

    public float* Data => _data.Pointer;

    public Span<float> Span => new(_data.Pointer, Length);

    /// <summary>The gradient; there must be one.</summary>
    public float* Gradient => (_gradient ?? throw new InvalidOperationException("Nothing has flowed back to this tensor.")).Pointer;

    public Span<float> GradientSpan => new(Gradient, Length);

    public FloatBuffer Buffer => _data;

    public static Tensor Parameter(ReadOnlySpan<float> values, int rows, int columns, bool requiresGradient)
    {
        var tensor = new Tensor(new FloatBuffer(checked(rows * columns)), rows, columns, requiresGradient);
        values.CopyTo(tensor.Span);
        return tensor;
    }

    public Matrix AsMatrix() => new(Data, Rows, Columns, Columns);

    public Matrix GradientAsMatrix() => new(Gradient, Rows, Columns, Columns);

    /// <summary>The gradient as a place to write to: undefined and to be overwritten whole when <paramref name="fresh"/>, else to be added to.</summary>
    public float* GradientToWrite(Arena arena, out bool fresh)
    {
        fresh = _gradient is null;
        _gradient ??= arena.Rent(Length);
        return _gradient.Pointer;
    }

    /// <summary>The gradient as a place to add to: zeros at first.</summary>
    public float* GradientToAdd(Arena arena)
    {
        _gradient ??= arena.RentZeroed(Length);
        return _gradient.Pointer;
    }

    public void ReleaseGradient(Arena arena)
    {
        if (_gradient is null) return;
        arena.Return(_gradient);
        _gradient = null;
    }

    public void ReleaseData(Arena arena) => arena.Return(_data);
}
