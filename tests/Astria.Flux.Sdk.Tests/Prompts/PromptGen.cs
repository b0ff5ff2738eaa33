using CsCheck;

namespace Astria.Flux.Tests.Prompts;

/// <summary>Makes prompts: out of pieces that mean something to the linter, and out of any characters.</summary>
internal static class PromptGen
{
    private static readonly string[] Pieces =
    [
        "a", "man", "hat", "no", "No", "NO", "not", "without", "with", "and", "or", "but", "wearing", "in", "it", "don't", "never", "nobody", "of", "free", "neither", "nor",
        "w/o", "is", "the", "which", "sign", "(", ")", "((", "))", "[", "]", "{", "}", "(red:1.3)", "(blue:0)", ":", "1.3", ":1.2)", "10", ",", ".", ";", "\n", "—", "--ar",
        "<lora:1:0.8>", "<", ">", "\"", "“", "”", "'", "\\(", "\\", "https://a.b", "!", "\ud83d\ude00", "\ud800", "é",
    ];

    /// <summary>Any prompt.</summary>
    public static Gen<string> Text { get; } = Gen.OneOf(
        Gen.Select(Gen.Int[0, Pieces.Length - 1], Gen.Int[0, 3]).Select((piece, gap) => Pieces[piece] + (gap == 0 ? "" : " ")).Array[0, 40].Select(string.Concat),
        Gen.String[0, 80]);

    /// <summary>Any of these.</summary>
    public static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
