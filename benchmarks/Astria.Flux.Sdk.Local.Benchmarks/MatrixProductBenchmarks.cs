using Astria.Flux.Local.Managed.Numerics;
using BenchmarkDotNet.Attributes;

namespace Astria.Flux.Local.Benchmarks;

/// <summary>A projection of the bundled model (rows × 192 → 768) against a vectorised loop of dot products, on one thread and on two.</summary>
public unsafe class MatrixProductBenchmarks
{
    private const int Rows = 2304;
    private const int Depth = 192;
    private const int Columns = 768;

    private readonly FloatBuffer _a = new(Rows * Depth);
    private readonly FloatBuffer _b = new(Depth * Columns);
    private readonly FloatBuffer _c = new(Rows * Columns);
    private readonly WorkerPool _one = new(1);
    private readonly WorkerPool _two = new(2);

    [GlobalSetup]
    public void Fill()
    {
        new FluxRandom(1).FillNormal(_a.Span);
        new FluxRandom(2).FillNormal(_b.Span);
    }

    [GlobalCleanup]
    public void Stop()
    {
        _one.Dispose();
        _two.Dispose();
    }

    [Benchmark(Baseline = true)]
    public void DotProducts()
    {
        for (var i = 0; i < Rows; i++)
        {
            for (var j = 0; j < Columns; j++) _c.Pointer[(i * Columns) + j] = Managed.Numerics.Rows.Dot(_a.Pointer + (i * Depth), _b.Pointer + (j * Depth), Depth);
        }
    }

    [Benchmark]
    public void OneThread() => Multiply(_one);

    [Benchmark]
    public void TwoThreads() => Multiply(_two);

    private void Multiply(WorkerPool pool) => Gemm.Multiply(
        pool,
        new Matrix(_a.Pointer, Rows, Depth, Depth),
        new Matrix(_b.Pointer, Columns, Depth, Depth).Transposed,
        new Matrix(_c.Pointer, Rows, Columns, Columns));
}
