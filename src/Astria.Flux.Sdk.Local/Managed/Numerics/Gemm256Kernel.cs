using System.Runtime.Intrinsics;

namespace Astria.Flux.Local.Managed.Numerics;

/// <summary>6×16 tile for AVX2: 12 of the 16 registers hold the tile.</summary>
internal readonly unsafe struct Gemm256Kernel : IGemmKernel
{
    public static int Rows => 6;

    public static int Columns => 16;

    public static void Run(int depth, float* a, float* b, float* c, nint stride, float* from, nint fromStride)
    {
        Vector256<float> c00a = default, c00b = default;
        Vector256<float> c01a = default, c01b = default;
        Vector256<float> c02a = default, c02b = default;
        Vector256<float> c03a = default, c03b = default;
        Vector256<float> c04a = default, c04b = default;
        Vector256<float> c05a = default, c05b = default;
        for (var k = 0; k < depth; k++)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 8);
            var a00 = Vector256.Create(a[0]);
            c00a = Vector256.FusedMultiplyAdd(a00, b0, c00a);
            c00b = Vector256.FusedMultiplyAdd(a00, b1, c00b);
            var a01 = Vector256.Create(a[1]);
            c01a = Vector256.FusedMultiplyAdd(a01, b0, c01a);
            c01b = Vector256.FusedMultiplyAdd(a01, b1, c01b);
            var a02 = Vector256.Create(a[2]);
            c02a = Vector256.FusedMultiplyAdd(a02, b0, c02a);
            c02b = Vector256.FusedMultiplyAdd(a02, b1, c02b);
            var a03 = Vector256.Create(a[3]);
            c03a = Vector256.FusedMultiplyAdd(a03, b0, c03a);
            c03b = Vector256.FusedMultiplyAdd(a03, b1, c03b);
            var a04 = Vector256.Create(a[4]);
            c04a = Vector256.FusedMultiplyAdd(a04, b0, c04a);
            c04b = Vector256.FusedMultiplyAdd(a04, b1, c04b);
            var a05 = Vector256.Create(a[5]);
            c05a = Vector256.FusedMultiplyAdd(a05, b0, c05a);
            c05b = Vector256.FusedMultiplyAdd(a05, b1, c05b);
            a += 6;
            b += 16;
        }

        Store(c + (0 * stride), from is null ? null : from + (0 * fromStride), c00a, c00b);
        Store(c + (1 * stride), from is null ? null : from + (1 * fromStride), c01a, c01b);
        Store(c + (2 * stride), from is null ? null : from + (2 * fromStride), c02a, c02b);
        Store(c + (3 * stride), from is null ? null : from + (3 * fromStride), c03a, c03b);
        Store(c + (4 * stride), from is null ? null : from + (4 * fromStride), c04a, c04b);
        Store(c + (5 * stride), from is null ? null : from + (5 * fromStride), c05a, c05b);
    }

    private static void Store(float* row, float* from, Vector256<float> first, Vector256<float> second)
    {
        if (from is not null)
        {
            first += Vector256.Load(from);
            second += Vector256.Load(from + 8);
        }

        first.Store(row);
        second.Store(row + 8);
    }
}
