using System.Runtime.Intrinsics;

namespace Astria.Flux.Local.Managed.Numerics;

/// <summary>12×32 tile for AVX-512: 24 of the 32 registers hold the tile. Written out, because the JIT keeps locals in registers, not arrays.</summary>
internal readonly unsafe struct Gemm512Kernel : IGemmKernel
{
    public static int Rows => 12;

    public static int Columns => 32;

    public static void Run(int depth, float* a, float* b, float* c, nint stride, float* from, nint fromStride)
    {
        Vector512<float> c00a = default, c00b = default;
        Vector512<float> c01a = default, c01b = default;
        Vector512<float> c02a = default, c02b = default;
        Vector512<float> c03a = default, c03b = default;
        Vector512<float> c04a = default, c04b = default;
        Vector512<float> c05a = default, c05b = default;
        Vector512<float> c06a = default, c06b = default;
        Vector512<float> c07a = default, c07b = default;
        Vector512<float> c08a = default, c08b = default;
        Vector512<float> c09a = default, c09b = default;
        Vector512<float> c10a = default, c10b = default;
        Vector512<float> c11a = default, c11b = default;
        for (var k = 0; k < depth; k++)
        {
            var b0 = Vector512.Load(b);
            var b1 = Vector512.Load(b + 16);
            var a00 = Vector512.Create(a[0]);
            c00a = Vector512.FusedMultiplyAdd(a00, b0, c00a);
            c00b = Vector512.FusedMultiplyAdd(a00, b1, c00b);
            var a01 = Vector512.Create(a[1]);
            c01a = Vector512.FusedMultiplyAdd(a01, b0, c01a);
            c01b = Vector512.FusedMultiplyAdd(a01, b1, c01b);
            var a02 = Vector512.Create(a[2]);
            c02a = Vector512.FusedMultiplyAdd(a02, b0, c02a);
            c02b = Vector512.FusedMultiplyAdd(a02, b1, c02b);
            var a03 = Vector512.Create(a[3]);
            c03a = Vector512.FusedMultiplyAdd(a03, b0, c03a);
            c03b = Vector512.FusedMultiplyAdd(a03, b1, c03b);
            var a04 = Vector512.Create(a[4]);
            c04a = Vector512.FusedMultiplyAdd(a04, b0, c04a);
            c04b = Vector512.FusedMultiplyAdd(a04, b1, c04b);
            var a05 = Vector512.Create(a[5]);
            c05a = Vector512.FusedMultiplyAdd(a05, b0, c05a);
            c05b = Vector512.FusedMultiplyAdd(a05, b1, c05b);
            var a06 = Vector512.Create(a[6]);
            c06a = Vector512.FusedMultiplyAdd(a06, b0, c06a);
            c06b = Vector512.FusedMultiplyAdd(a06, b1, c06b);
            var a07 = Vector512.Create(a[7]);
            c07a = Vector512.FusedMultiplyAdd(a07, b0, c07a);
            c07b = Vector512.FusedMultiplyAdd(a07, b1, c07b);
            var a08 = Vector512.Create(a[8]);
            c08a = Vector512.FusedMultiplyAdd(a08, b0, c08a);
            c08b = Vector512.FusedMultiplyAdd(a08, b1, c08b);
            var a09 = Vector512.Create(a[9]);
            c09a = Vector512.FusedMultiplyAdd(a09, b0, c09a);
            c09b = Vector512.FusedMultiplyAdd(a09, b1, c09b);
            var a10 = Vector512.Create(a[10]);
            c10a = Vector512.FusedMultiplyAdd(a10, b0, c10a);
            c10b = Vector512.FusedMultiplyAdd(a10, b1, c10b);
            var a11 = Vector512.Create(a[11]);
            c11a = Vector512.FusedMultiplyAdd(a11, b0, c11a);
            c11b = Vector512.FusedMultiplyAdd(a11, b1, c11b);
            a += 12;
            b += 32;
        }

        Store(c + (0 * stride), from is null ? null : from + (0 * fromStride), c00a, c00b);
        Store(c + (1 * stride), from is null ? null : from + (1 * fromStride), c01a, c01b);
        Store(c + (2 * stride), from is null ? null : from + (2 * fromStride), c02a, c02b);
        Store(c + (3 * stride), from is null ? null : from + (3 * fromStride), c03a, c03b);
        Store(c + (4 * stride), from is null ? null : from + (4 * fromStride), c04a, c04b);
        Store(c + (5 * stride), from is null ? null : from + (5 * fromStride), c05a, c05b);
        Store(c + (6 * stride), from is null ? null : from + (6 * fromStride), c06a, c06b);
        Store(c + (7 * stride), from is null ? null : from + (7 * fromStride), c07a, c07b);
        Store(c + (8 * stride), from is null ? null : from + (8 * fromStride), c08a, c08b);
        Store(c + (9 * stride), from is null ? null : from + (9 * fromStride), c09a, c09b);
        Store(c + (10 * stride), from is null ? null : from + (10 * fromStride), c10a, c10b);
        Store(c + (11 * stride), from is null ? null : from + (11 * fromStride), c11a, c11b);
    }

    private static void Store(float* row, float* from, Vector512<float> first, Vector512<float> second)
    {
        if (from is not null)
        {
            first += Vector512.Load(from);
            second += Vector512.Load(from + 16);
        }

        first.Store(row);
        second.Store(row + 16);
    }
}
