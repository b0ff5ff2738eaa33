namespace Astria.Flux.Local.Tests.Golden;

internal static class Difference
{
    public static float Largest(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected)
    {
        actual.Length.Should().Be(expected.Length);
        var largest = 0f;
        for (var i = 0; i < actual.Length; i++)
        {
            var d = MathF.Abs(actual[i] - expected[i]);
            if (!(d <= largest)) largest = d;
        }

        // For the record: how far below its bound a difference is.
        TestContext.Out.WriteLine($"largest difference {largest:E1} over {expected.Length} values");
        return largest;
    }
}
