namespace Astria.Flux.Local.Managed.Numerics;

/// <summary>
/// The innermost loop of a matrix product: one tile of the result. All kernels add up an element over the depth in the same order
/// with fused multiply-add, so they agree to the bit whatever the width of the machine's vectors.
/// </summary>
internal unsafe interface IGemmKernel
{
    /// <summary>Rows of the tile.</summary>
    static abstract int Rows { get; }

    /// <summary>Columns of the tile.</summary>
    static abstract int Columns { get; }

    /// <summary>Computes one tile from packed panels.</summary>
    /// <param name="depth">Length of the sum.</param>
    /// <param name="a">Panel of the left matrix: <see cref="Rows"/> values for each step of the sum.</param>
    /// <param name="b">Panel of the right matrix: <see cref="Columns"/> values for each step of the sum.</param>
    /// <param name="c">Upper left corner of the tile in the result.</param>
    /// <param name="stride">Floats from one row of the result to the next.</param>
    /// <param name="from">What the tile is added to, row by row: the result itself, or a bias; null for nothing.</param>
    /// <param name="fromStride">Floats from one row of <paramref name="from"/> to the next; 0 for the same one each time.</param>
    static abstract void Run(int depth, float* a, float* b, float* c, nint stride, float* from, nint fromStride);
}
