using System.Runtime.Intrinsics;

namespace Astria.Flux.Local.Managed.Numerics;

/// <summary>8×8 tile for NEON and for x86 without AVX2: 16 of NEON's 32 registers hold the tile.</summary>
internal readonly unsafe struct Gemm128Kernel : IGemmKernel
{
    public static int Rows => 8;

    public static int Columns => 8;

    public static void Run(int depth, float* a, float* b, float* c, nint stride, float* from, nint fromStride)
    {
        Vector128<float> c00a = default, c00b = default;
        Vector128<float> c01a = default, c01b = default;
        Vector128<float> c02a = default, c02b = default;
        Vector128<float> c03a = default, c03b = default;
        Vector128<float> c04a = default, c04b = default;
        Vector128<float> c05a = default, c05b = default;
        Vector128<float> c06a = default, c06b = default;
        Vector128<float> c07a = default, c07b = default;
        for (var k = 0; k < depth; k++)
        {
            var b0 = Vector128.Load(b);
            var b1 = Vector128.Load(b + 4);
            var a00 = Vector128.Create(a[0]);
            c00a = Vector128.FusedMultiplyAdd(a00, b0, c00a);
            c00b = Vector128.FusedMultiplyAdd(a00, b1, c00b);
            var a01 = Vector128.Create(a[1]);
            c01a = Vector128.FusedMultiplyAdd(a01, b0, c01a);
            c01b = Vector128.FusedMultiplyAdd(a01, b1, c01b);
            var a02 = Vector128.Create(a[2]);
            c02a = Vector128.FusedMultiplyAdd(a02, b0, c02a);
            c02b = Vector128.FusedMultiplyAdd(a02, b1, c02b);
            var a03 = Vector128.Create(a[3]);
            c03a = Vector128.FusedMultiplyAdd(a03, b0, c03a);
            c03b = Vector128.FusedMultiplyAdd(a03, b1, c03b);
            var a04 = Vector128.Create(a[4]);
            c04a = Vector128.FusedMultiplyAdd(a04, b0, c04a);
            c04b = Vector128.FusedMultiplyAdd(a04, b1, c04b);
            var a05 = Vector128.Create(a[5]);
            c05a = Vector128.FusedMultiplyAdd(a05, b0, c05a);
            c05b = Vector128.FusedMultiplyAdd(a05, b1, c05b);
            var a06 = Vector128.Create(a[6]);
            c06a = Vector128.FusedMultiplyAdd(a06, b0, c06a);
            c06b = Vector128.FusedMultiplyAdd(a06, b1, c06b);
            var a07 = Vector128.Create(a[7]);
            c07a = Vector128.FusedMultiplyAdd(a07, b0, c07a);
            c07b = Vector128.FusedMultiplyAdd(a07, b1, c07b);
            a += 8;
            b += 8;
        }

        Store(c + (0 * stride), from is null ? null : from + (0 * fromStride), c00a, c00b);
        Store(c + (1 * stride), from is null ? null : from + (1 * fromStride), c01a, c01b);
        Store(c + (2 * stride), from is null ? null : from + (2 * fromStride), c02a, c02b);
        Store(c + (3 * stride), from is null ? null : from + (3 * fromStride), c03a, c03b);
        Store(c + (4 * stride), from is null ? null : from + (4 * fromStride), c04a, c04b);
        Store(c + (5 * stride), from is null ? null : from + (5 * fromStride), c05a, c05b);
        Store(c + (6 * stride), from is null ? null : from + (6 * fromStride), c06a, c06b);
        Store(c + (7 * stride), from is null ? null : from + (7 * fromStride), c07a, c07b);
    }

    private static void Store(float* row, float* from, Vector128<float> first, Vector128<float> second)
    {
        if (from is not null)
        {
            first += Vector128.Load(from);
            second += Vector128.Load(from + 4);
        }

        first.Store(row);
        second.Store(row + 4);
    }
}
