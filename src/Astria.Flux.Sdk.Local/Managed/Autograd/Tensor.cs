using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Managed.Autograd;

/// <summary>
/// A matrix of floats with, once something flows back to it, its gradient. Rows are tokens (sample after sample), columns are features.
/// </summary>
internal sealed unsafe class Tensor
{
    private readonly FloatBuffer _data;
    private FloatBuffer? _gradient;
    private bool _released;

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

    /// <summary>Another tensor of the same values, with a gradient of its own.</summary>
    public Tensor Alias() => new(_data, Rows, Columns, RequiresGradient);

    public Matrix AsMatrix() => new(Data, Rows, Columns, Columns);

    public Matrix GradientAsMatrix() => new(Gradient, Rows, Columns, Columns);

    /// <summary>The gradient as a place to be filled, part by part, each part once: undefined at first.</summary>
    public float* GradientToFill(Arena arena) => GradientToWrite(arena, out _);

    /// <summary>Takes the gradient away, to be given to another tensor of the same values.</summary>
    public FloatBuffer? TakeGradient()
    {
        var taken = _gradient;
        _gradient = null;
        return taken;
    }

    /// <summary>Takes over a gradient, or adds it to the one there is.</summary>
    public void GiveGradient(FloatBuffer? gradient, Arena arena)
    {
        if (gradient is null) return;
        if (_gradient is null)
        {
            _gradient = gradient;
            return;
        }

        Numerics.Rows.Add(gradient.Pointer, _gradient.Pointer, Length);
        arena.Return(gradient);
    }

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

    /// <summary>Gives the values back, once; the tensor must not be read any more.</summary>
    public void ReleaseData(Arena arena)
    {
        if (_released) return;
        _released = true;
        arena.Return(_data);
    }
}
