using System.Text.RegularExpressions;
using Astria.Flux.Prompts.Tokens;
using CsCheck;

namespace Astria.Flux.Tests.Prompts.Tokens;

internal sealed partial class TextCountsTests
{
    private static readonly Gen<char> OneByte = Gen.OneOf(Gen.Char["abcdefghijklmnopqrstuvwxyzABC  ,.()09\t"], Gen.Char['\0', '\xff'], Gen.Char["@AZ[`az{/09:\x7f\x80\xa0\xbf\xc0\xd7\xff"]);

    private static readonly Gen<char> Any = Gen.OneOf(Gen.Char["abcdefghijklmnopqrstuvwxyzABC  ,.()09é\u00D7\u0100\u1FFF\u2000\u2E7F\u2E80日\ud83d\t"], Gen.Char);

    // Stretches of one kind: 64 characters are counted at a time, and most stretches of so many hold characters of one byte alone.
    private static readonly Gen<string> Stretches = Gen.OneOf(Text(OneByte, 0, 200), Text(OneByte, 60, 70), Text(Any, 1, 3), Text(Gen.Char["ab"], 1, 70)).Array[1, 4].Select(string.Concat);

    private static IEnumerable<TestCaseData> Texts() =>
    [
        new TestCaseData(Text(Any, 0, 300)).SetArgDisplayNames("any characters"),
        new TestCaseData(Text(OneByte, 0, 300)).SetArgDisplayNames("characters of one byte"),
        new TestCaseData(Stretches).SetArgDisplayNames("stretches of either"),
    ];

    [TestCaseSource(nameof(Texts))]
    public void Runs_of_letters_and_of_punctuation_digits_and_other_scripts_are_counted_alike_in_texts_of_any_length(Gen<string> texts) =>
        texts.Sample(text =>
        {
            var counts = TextCounts.Of(text);

            return (counts.Words, counts.Punctuation, counts.Digits, counts.Others, counts.LettersOfLongWords, counts.SingleLetters)
                == (Letters().Count(text), Punctuation().Count(text), Digits().Count(text), Others().Count(text), Letters().Matches(text).Sum(word => Math.Max(0, word.Length - 7)),
                    Letters().Matches(text).Count(word => word.Length == 1));
        });

    private static Gen<string> Text(Gen<char> characters, int fewest, int most) => characters.Array[fewest, most].Select(text => new string(text));

    [GeneratedRegex("[A-Za-z\\u00C0-\\u1FFF]+")]
    private static partial Regex Letters();

    [GeneratedRegex("[^\\0- A-Za-z0-9\\u00C0-\\u1FFF\\u2E80-\\uFFFF]+")]
    private static partial Regex Punctuation();

    [GeneratedRegex("[0-9]")]
    private static partial Regex Digits();

    [GeneratedRegex("[\\u2E80-\\uFFFF]")]
    private static partial Regex Others();
}
