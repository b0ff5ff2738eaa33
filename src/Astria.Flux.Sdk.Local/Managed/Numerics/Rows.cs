using System.Runtime.Intrinsics;

namespace Astria.Flux.Local.Managed.Numerics;

/// <summary>Sums and updates over one row of floats, in sixteen lanes and always in the same order.</summary>
internal static unsafe class Rows
{
    /// <summary>Σ x.</summary>
    public static float Sum(float* x, int length)
    {
        var sum = Vector512<float>.Zero;
        var i = 0;
        for (; i + Lanes.Count <= length; i += Lanes.Count) sum += Vector512.Load(x + i);
        if (i < length) sum += Lanes.LoadPart(x + i, length - i);
        return Lanes.Sum(sum);
    }

    /// <summary>The largest; of no numbers, −∞.</summary>
    public static float Max(float* x, int length)
    {
        var largest = Vector512.Create(float.NegativeInfinity);
        var i = 0;
        for (; i + Lanes.Count <= length; i += Lanes.Count) largest = Vector512.Max(largest, Vector512.Load(x + i));
        var eight = Vector256.Max(largest.GetLower(), largest.GetUpper());
        var four = Vector128.Max(eight.GetLower(), eight.GetUpper());
        var one = MathF.Max(MathF.Max(four[0], four[1]), MathF.Max(four[2], four[3]));
        for (; i < length; i++) one = MathF.Max(one, x[i]);
        return one;
    }

    /// <summary>Σ x·y.</summary>
    public static float Dot(float* x, float* y, int length)
    {
        var sum = Vector512<float>.Zero;
        var i = 0;
        for (; i + Lanes.Count <= length; i += Lanes.Count) sum = Vector512.FusedMultiplyAdd(Vector512.Load(x + i), Vector512.Load(y + i), sum);
        if (i < length) sum = Vector512.FusedMultiplyAdd(Lanes.LoadPart(x + i, length - i), Lanes.LoadPart(y + i, length - i), sum);
        return Lanes.Sum(sum);
    }

    /// <summary>Σ (x - mean)².</summary>
    public static float SquaredDistance(float* x, float mean, int length)
    {
        var sum = Vector512<float>.Zero;
        var m = Vector512.Create(mean);
        var i = 0;
        for (; i + Lanes.Count <= length; i += Lanes.Count)
        {
            var d = Vector512.Load(x + i) - m;
            sum = Vector512.FusedMultiplyAdd(d, d, sum);
        }

        var total = Lanes.Sum(sum);
        for (; i < length; i++) total += (x[i] - mean) * (x[i] - mean);
        return total;
    }

    /// <summary>y += x.</summary>
    public static void Add(float* x, float* y, int length)
    {
        var i = 0;
        for (; i + Lanes.Count <= length; i += Lanes.Count) (Vector512.Load(y + i) + Vector512.Load(x + i)).Store(y + i);
        for (; i < length; i++) y[i] += x[i];
    }

    /// <summary>y = a·b + c, each by itself; y may be c.</summary>
    public static void MultiplyAdd(float* a, float* b, float* c, float* y, int length)
    {
        var i = 0;
        for (; i + Lanes.Count <= length; i += Lanes.Count)
        {
            Vector512.FusedMultiplyAdd(Vector512.Load(a + i), Vector512.Load(b + i), Vector512.Load(c + i)).Store(y + i);
        }

        for (; i < length; i++) y[i] = MathF.FusedMultiplyAdd(a[i], b[i], c[i]);
    }

    /// <summary>y += a·x.</summary>
    public static void AddScaled(float a, float* x, float* y, int length)
    {
        var factor = Vector512.Create(a);
        var i = 0;
        for (; i + Lanes.Count <= length; i += Lanes.Count) Vector512.FusedMultiplyAdd(factor, Vector512.Load(x + i), Vector512.Load(y + i)).Store(y + i);
        for (; i < length; i++) y[i] = MathF.FusedMultiplyAdd(a, x[i], y[i]);
    }

    /// <summary>x *= a.</summary>
    public static void Scale(float* x, float a, int length)
    {
        var factor = Vector512.Create(a);
        var i = 0;
        for (; i + Lanes.Count <= length; i += Lanes.Count) (Vector512.Load(x + i) * factor).Store(x + i);
        for (; i < length; i++) x[i] *= a;
    }

    /// <summary>y = x.</summary>
    public static void Copy(float* x, float* y, int length)
    {
        // A head's features are few: a call would cost more than the copy.
        var i = 0;
        for (; i + Lanes.Count <= length; i += Lanes.Count) Vector512.Load(x + i).Store(y + i);
        for (; i < length; i++) y[i] = x[i];
    }
}
