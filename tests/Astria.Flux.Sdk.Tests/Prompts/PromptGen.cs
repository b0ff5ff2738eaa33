using CsCheck;

namespace Astria.Flux.Tests.Prompts;

/// <summary>Makes prompts: out of pieces that mean something to the linter, and out of any characters.</summary>
internal static class PromptGen
{
    private static readonly string[] Pieces =
    [
        "a", "man", "hat", "no", "No", "NO", "not", "without", "with", "and", "or", "but", "wearing", "in", "it", "don't", "never", "nobody", "of", "free", "neither", "nor",
        "w/o", "is", "the", "which", "sign", "(", ")", "((", "))", "[", "]", "{", "}", "(red:1.3)", "(blue:0)", ":", "1.3", ":1.2)", "10", ",", ".", ";", "\n", "—", "--ar",
        "<lora:1:0.8>", "<", ">", "\"", "“", "”", "'", "\\(", "\\", "https://a.b", "!", "\ud83d\ude00", "\ud800", "é", "people", "anything", "remove", "avoid:", "around his neck", "|", "--no", "16:9", "negative prompt:", "\t", "~",
    ];

    /// <summary>Any prompt.</summary>
    public static Gen<string> Text { get; } = Gen.OneOf(Of(Gen.Const(Pieces)), Of(Few()), Gen.String[0, 80]);

    // Prompts of a few pieces over and over bring the same few readers side by side, which prompts of all pieces hardly do.
    private static Gen<string[]> Few() => AnyOf(Pieces).Array[2, 6];

    private static Gen<string> Of(Gen<string[]> pieces) => Gen.Select(pieces, Gen.Select(Gen.Int, Gen.Int[0, 3]).Array[0, 40]).Select((from, places) =>
        string.Concat(places.Select(place => from[(place.Item1 & int.MaxValue) % from.Length] + (place.Item2 == 0 ? "" : " "))));

    /// <summary>Any of these.</summary>
    public static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
