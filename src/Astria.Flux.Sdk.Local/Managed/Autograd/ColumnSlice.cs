namespace Astria.Flux.Local.Managed.Autograd;

/// <summary>Adjacent columns of a tensor: one chunk of a modulation vector, one part of a fused projection.</summary>
internal readonly unsafe struct ColumnSlice(Tensor tensor, int first, int count)
{
    public Tensor Tensor { get; } = tensor;

    public int First { get; } = first;

    public int Count { get; } = count;

    public int Stride => Tensor.Columns;

    public float* Row(int row) => Tensor.Data + ((nint)row * Tensor.Columns) + First;

    public float* GradientRow(int row) => Tensor.Gradient + ((nint)row * Tensor.Columns) + First;

    public static implicit operator ColumnSlice(Tensor tensor) => new(tensor, 0, tensor.Columns);
}
