using System.Runtime.Intrinsics;

namespace Astria.Flux.Local.Managed.Numerics;

/// <summary>
/// Matrix products, blocked for the caches: panels of both operands are packed once, tiles of the result are computed by the
/// widest kernel the machine has. Every element is summed by one thread in a fixed order: same bits for any number of threads.
/// </summary>
internal static unsafe class Gemm
{
    // A block of the sum this long keeps a 12-row panel (18 KiB) and a 32-column panel (48 KiB) in the first two cache levels.
    private const int DepthBlock = 384;

    // Columns of the right matrix packed at a time: 384 × 1,536 floats = 2.3 MiB, which the last cache level holds.
    private const int ColumnBlock = 1536;

    /// <summary>c = a·b, or c += a·b, or c = a·b + bias in each row; the result's columns must be adjacent.</summary>
    public static void Multiply(WorkerPool pool, in Matrix a, in Matrix b, in Matrix c, bool accumulate = false, float* bias = null)
    {
        if (Vector512.IsHardwareAccelerated) Multiply<Gemm512Kernel>(pool, a, b, c, accumulate, bias);
        else if (Vector256.IsHardwareAccelerated) Multiply<Gemm256Kernel>(pool, a, b, c, accumulate, bias);
        else Multiply<Gemm128Kernel>(pool, a, b, c, accumulate, bias);
    }

    /// <summary>The same with a kernel of the caller's choice.</summary>
    public static void Multiply<TKernel>(WorkerPool pool, in Matrix a, in Matrix b, in Matrix c, bool accumulate, float* bias = null)
        where TKernel : struct, IGemmKernel
    {
        var product = new Product<TKernel>(a, b, c);
        for (var column = 0; column < c.Columns; column += ColumnBlock)
        {
            for (var depth = 0; depth < a.Columns; depth += DepthBlock)
            {
                product.Block(pool, column, depth, accumulate || depth > 0, bias);
            }
        }
    }

    private sealed class Product<TKernel>(Matrix a, Matrix b, Matrix c)
        where TKernel : struct, IGemmKernel
    {
        // Tiles in one piece of work: large enough to hide the hand-out, small enough that two threads finish together.
        private const int TileRowsPerPiece = 4;

        private int _column;
        private int _columns;
        private int _depth;
        private int _depths;
        private float* _from;
        private int _fromStride;
        private float* _packedRight;

        public void Block(WorkerPool pool, int column, int depth, bool accumulate, float* bias)
        {
            _column = column;
            _columns = Math.Min(ColumnBlock, c.Columns - column);
            _depth = depth;
            _depths = Math.Min(DepthBlock, a.Columns - depth);
            _from = accumulate ? c.At(0, column) : bias is null ? null : bias + column;
            _fromStride = accumulate ? c.RowStride : 0;
            var panels = Ceiling(_columns, TKernel.Columns);
            _packedRight = Scratch.Right(panels * TKernel.Columns * _depths);
            const int panelsPerPiece = 4;
            pool.For(Ceiling(panels, panelsPerPiece), piece =>
            {
                for (var p = piece * panelsPerPiece; p < Math.Min(panels, (piece + 1) * panelsPerPiece); p++) PackRight(p);
            });
            pool.For(Ceiling(c.Rows, TKernel.Rows * TileRowsPerPiece), RowBlock);
        }

        private static int Ceiling(int value, int unit) => (value + unit - 1) / unit;

        private void RowBlock(int piece)
        {
            var rows = TKernel.Rows;
            var columns = TKernel.Columns;
            var firstRow = piece * rows * TileRowsPerPiece;
            var lastRow = Math.Min(c.Rows, firstRow + (rows * TileRowsPerPiece));
            var packedLeft = Scratch.Left(rows * TileRowsPerPiece * _depths);
            for (var row = firstRow; row < lastRow; row += rows) PackLeft(packedLeft + ((row - firstRow) * _depths), row);

            var tile = stackalloc float[rows * columns];
            for (var column = 0; column < _columns; column += columns)
            {
                var right = _packedRight + ((nint)column * _depths);
                for (var row = firstRow; row < lastRow; row += rows)
                {
                    var left = packedLeft + ((row - firstRow) * _depths);
                    var target = c.At(row, _column + column);
                    var height = Math.Min(rows, c.Rows - row);
                    var width = Math.Min(columns, _columns - column);
                    var from = _from is null ? null : _from + ((nint)row * _fromStride) + column;
                    if (height == rows && width == columns)
                    {
                        TKernel.Run(_depths, left, right, target, c.RowStride, from, _fromStride);
                    }
                    else
                    {
                        TKernel.Run(_depths, left, right, tile, columns, null, 0);
                        CopyEdge(tile, columns, target, from, height, width);
                    }
                }
            }
        }

        private void CopyEdge(float* tile, int stride, float* target, float* from, int height, int width)
        {
            for (var i = 0; i < height; i++)
            {
                var sum = tile + (i * stride);
                var to = target + ((nint)i * c.RowStride);
                var add = from is null ? null : from + ((nint)i * _fromStride);
                for (var j = 0; j < width; j++) to[j] = add is null ? sum[j] : sum[j] + add[j];
            }
        }

        private void PackLeft(float* packed, int row)
        {
            var height = Math.Min(TKernel.Rows, a.Rows - row);
            Pack(packed, a.At(row, _depth), height, TKernel.Rows, a.RowStride, a.ColumnStride);
        }

        private void PackRight(int panel)
        {
            var column = panel * TKernel.Columns;
            var width = Math.Min(TKernel.Columns, _columns - column);
            var packed = _packedRight + ((nint)column * _depths);
            Pack(packed, b.At(_depth, _column + column), width, TKernel.Columns, b.ColumnStride, b.RowStride);
        }

        // Interleaves `lines` lines of the sum into one panel, padded with zeros to the kernel's width.
        private void Pack(float* packed, float* source, int lines, int width, nint lineStride, nint depthStride)
        {
            if (lines < width) new Span<float>(packed, width * _depths).Clear();
            if (lineStride == 1) Panels.CopyLines(packed, source, lines, width, depthStride, _depths);
            else if (depthStride == 1) Panels.TurnLines(packed, source, lines, width, lineStride, _depths);
            else Panels.GatherLines(packed, source, lines, width, lineStride, depthStride, _depths);
        }
    }

    /// <summary>Packing space, one of each kind a thread; it grows to the largest product seen and stays.</summary>
    private static class Scratch
    {
        [ThreadStatic]
        private static FloatBuffer? _left;

        [ThreadStatic]
        private static FloatBuffer? _right;

        public static float* Left(int length) => Grow(ref _left, length);

        public static float* Right(int length) => Grow(ref _right, length);

        private static float* Grow(ref FloatBuffer? buffer, int length)
        {
            if (buffer is null || buffer.Length < length) buffer = new FloatBuffer(length);
            return buffer.Pointer;
        }
    }
}
