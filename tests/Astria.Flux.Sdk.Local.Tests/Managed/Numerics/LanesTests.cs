using System.Runtime.Intrinsics;
using Astria.Flux.Local.Managed.Numerics;
using CsCheck;

namespace Astria.Flux.Local.Tests.Managed.Numerics;

internal sealed unsafe class LanesTests
{
    [Test]
    public void The_exponential_is_right_to_two_units_in_the_last_place() => Gen.Float[-87f, 88f].Sample(
        x =>
        {
            var exact = Math.Exp(x);
            var ulp = MathF.BitIncrement((float)exact) - (float)exact;
            return Math.Abs(Lanes.Exp(Vector512.Create(x))[0] - exact) <= 2.0 * ulp;
        },
        iter: 100_000);

    [TestCase(-1000f, 0f)]
    [TestCase(float.NegativeInfinity, 0f)]
    public void Far_below_zero_the_exponential_vanishes(float x, float expected) => Lanes.Exp(Vector512.Create(x))[3].Should().BeApproximately(expected, 1e-37f);

    [Test]
    public void A_row_is_summed_whole_whatever_its_length() => Gen.Int[1, 200].Sample(length =>
    {
        var buffer = new FloatBuffer(length);
        for (var i = 0; i < length; i++) buffer.Pointer[i] = i;
        return Rows.Sum(buffer.Pointer, length) == length * (length - 1) / 2f
            && Math.Abs(Rows.Dot(buffer.Pointer, buffer.Pointer, length) - Enumerable.Range(0, length).Sum(i => (double)i * i)) < 1;
    });
}
