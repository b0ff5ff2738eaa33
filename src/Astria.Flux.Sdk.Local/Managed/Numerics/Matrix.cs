namespace Astria.Flux.Local.Managed.Numerics;

/// <summary>A window on floats as a matrix with any strides; a transpose is the same window with its strides exchanged.</summary>
internal readonly unsafe struct Matrix(float* data, int rows, int columns, int rowStride, int columnStride = 1)
{
    public float* Data { get; } = data;

    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    public int RowStride { get; } = rowStride;

    public int ColumnStride { get; } = columnStride;

    public Matrix Transposed => new(Data, Columns, Rows, ColumnStride, RowStride);

    /// <summary>The element's address.</summary>
    public float* At(int row, int column) => Data + ((nint)row * RowStride) + ((nint)column * ColumnStride);
}
