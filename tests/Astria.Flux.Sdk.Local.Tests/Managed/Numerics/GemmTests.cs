using Astria.Flux.Local.Managed.Numerics;
using CsCheck;

namespace Astria.Flux.Local.Tests.Managed.Numerics;

internal sealed unsafe class GemmTests
{
    private static readonly Gen<(int Rows, int Depth, int Columns, bool LeftTransposed, bool RightTransposed, int Seed)> Products =
        Gen.Select(Gen.Int[1, 70], Gen.Int[1, 500], Gen.Int[1, 80], Gen.Bool, Gen.Bool, Gen.Int);

    [Test]
    public void A_product_is_the_sum_it_should_be() => Products.Sample(
        p => LargestRelativeError(Multiply<Gemm512Kernel>(p, threads: 1, accumulate: false), Naive(p)) < 1e-5,
        iter: 150);

    [Test]
    public void All_kernels_give_the_same_bits() => Products.Sample(
        p =>
        {
            var widest = Multiply<Gemm512Kernel>(p, threads: 1, accumulate: true);
            return widest.AsSpan().SequenceEqual(Multiply<Gemm256Kernel>(p, threads: 1, accumulate: true))
                && widest.AsSpan().SequenceEqual(Multiply<Gemm128Kernel>(p, threads: 1, accumulate: true));
        },
        iter: 100);

    [Test]
    public void Any_number_of_threads_gives_the_same_bits() => Products.Sample(
        p => Multiply<Gemm512Kernel>(p, threads: 1, accumulate: false).AsSpan().SequenceEqual(Multiply<Gemm512Kernel>(p, threads: 3, accumulate: false)),
        iter: 60);

    [Test]
    public void Accumulating_adds_to_what_stands_there()
    {
        var shape = (Rows: 13, Depth: 400, Columns: 33, LeftTransposed: false, RightTransposed: true, Seed: 5);

        var added = Multiply<Gemm512Kernel>(shape, threads: 1, accumulate: true);

        LargestRelativeError(added, [.. Naive(shape).Select(x => x + 1)]).Should().BeLessThan(1e-5);
    }

    [Test]
    public void A_bias_is_added_to_every_row_by_every_kernel_with_the_same_bits() => Products.Sample(
        p =>
        {
            var bias = Enumerable.Range(0, p.Columns).Select(i => i + 0.5f).ToArray();
            var widest = Multiply<Gemm512Kernel>(p, threads: 2, accumulate: false, bias);
            var expected = Naive(p).Select((x, i) => x + bias[i % p.Columns]).ToArray();
            return LargestRelativeError(widest, expected) < 1e-5
                && widest.AsSpan().SequenceEqual(Multiply<Gemm256Kernel>(p, threads: 1, accumulate: false, bias))
                && widest.AsSpan().SequenceEqual(Multiply<Gemm128Kernel>(p, threads: 1, accumulate: false, bias));
        },
        iter: 60);

    private static float[] Multiply<TKernel>((int Rows, int Depth, int Columns, bool LeftTransposed, bool RightTransposed, int Seed) p, int threads, bool accumulate, float[]? bias = null)
        where TKernel : struct, IGemmKernel
    {
        using var pool = new WorkerPool(threads);
        var (a, b) = Operands(p);
        var c = new FloatBuffer(p.Rows * p.Columns);
        c.Span.Fill(1);
        fixed (float* left = a, right = b, added = bias)
        {
            var leftMatrix = p.LeftTransposed ? new Matrix(left, p.Depth, p.Rows, p.Rows).Transposed : new Matrix(left, p.Rows, p.Depth, p.Depth);
            var rightMatrix = p.RightTransposed ? new Matrix(right, p.Columns, p.Depth, p.Depth).Transposed : new Matrix(right, p.Depth, p.Columns, p.Columns);
            Gemm.Multiply<TKernel>(pool, leftMatrix, rightMatrix, new Matrix(c.Pointer, p.Rows, p.Columns, p.Columns), accumulate, added);
        }

        return c.Span.ToArray();
    }

    private static double[] Naive((int Rows, int Depth, int Columns, bool LeftTransposed, bool RightTransposed, int Seed) p)
    {
        var (a, b) = Operands(p);
        var c = new double[p.Rows * p.Columns];
        for (var i = 0; i < p.Rows; i++)
        {
            for (var j = 0; j < p.Columns; j++)
            {
                for (var k = 0; k < p.Depth; k++)
                {
                    var left = p.LeftTransposed ? a[(k * p.Rows) + i] : a[(i * p.Depth) + k];
                    var right = p.RightTransposed ? b[(j * p.Depth) + k] : b[(k * p.Columns) + j];
                    c[(i * p.Columns) + j] += (double)left * right;
                }
            }
        }

        return c;
    }

    // Positive numbers, so that sums don't cancel and the error can be measured relative to them.
    private static (float[] Left, float[] Right) Operands((int Rows, int Depth, int Columns, bool LeftTransposed, bool RightTransposed, int Seed) p)
    {
        var random = new FluxRandom(p.Seed);
        var a = new float[p.Rows * p.Depth];
        var b = new float[p.Depth * p.Columns];
        foreach (ref var x in a.AsSpan()) x = (float)random.NextUniform();
        foreach (ref var x in b.AsSpan()) x = (float)random.NextUniform();
        return (a, b);
    }

    private static double LargestRelativeError(float[] actual, double[] expected) =>
        actual.Zip(expected, (a, e) => Math.Abs(a - e) / Math.Abs(e)).Max();
}
