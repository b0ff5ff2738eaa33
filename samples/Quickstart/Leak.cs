using Astria.Flux.Imaging;

namespace Astria.Flux.Samples.Quickstart;

/// <summary>How much a tune changed what it was not taught: pictures of other things, drawn before and after from the same seeds.</summary>
/// <param name="Moved">Mean distance of a pixel's colours before and after, as a share of the whole range.</param>
/// <param name="OtherSeed">The same for pictures drawn before from two seeds: what "a different picture" amounts to.</param>
internal readonly record struct Leak(double Moved, double OtherSeed)
{
    /// <summary>Things that no photo shows.</summary>
    public static readonly IReadOnlyList<string> Untaught = ["red apple", "cat face", "pizza", "sunflower", "frog", "rocket", "house on yellow", "guitar on blue"];

    public static Leak Measure(IReadOnlyList<Picture> before, IReadOnlyList<Picture> otherSeed, IReadOnlyList<Picture> after) =>
        new(Mean(before, after), Mean(before, otherSeed));

    public override string ToString() => FormattableString.Invariant(
        $"Untaught things changed by {Moved:P1} of the colour range with the tune; another seed changes them by {OtherSeed:P1}.");

    private static double Mean(IReadOnlyList<Picture> some, IReadOnlyList<Picture> others) => some.Zip(others, Distance).Average();

    private static double Distance(Picture a, Picture b)
    {
        long sum = 0;
        var one = a.Rgba;
        var other = b.Rgba;
        for (var i = 0; i < one.Length; i++) sum += Math.Abs(one[i] - other[i]);

        // Three of four bytes are colours; the fourth, alpha, is the same in both.
        return sum / (255.0 * one.Length * 3 / Picture.BytesPerPixel);
    }
}
