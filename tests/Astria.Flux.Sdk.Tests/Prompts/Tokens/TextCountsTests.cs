using System.Text.RegularExpressions;
using Astria.Flux.Prompts.Tokens;
using CsCheck;

namespace Astria.Flux.Tests.Prompts.Tokens;

internal sealed partial class TextCountsTests
{
    private static readonly Gen<string> Text = Gen.OneOf(Gen.Char["abcdefghijklmnopqrstuvwxyzABC  ,.()09é\u00D7\u1FFF\u2000\u2E7F\u2E80日\ud83d\t"], Gen.Char).Array[0, 300]
        .Select(characters => new string(characters));

    [Test]
    public void Runs_of_letters_and_of_punctuation_digits_and_other_scripts_are_counted_alike_in_texts_of_any_length() =>
        Text.Sample(text =>
        {
            var counts = TextCounts.Of(text);

            return (counts.Words, counts.Punctuation, counts.Digits, counts.Others, counts.LettersOfLongWords, counts.SingleLetters)
                == (Letters().Count(text), Punctuation().Count(text), Digits().Count(text), Others().Count(text), Letters().Matches(text).Sum(word => Math.Max(0, word.Length - 7)),
                    Letters().Matches(text).Count(word => word.Length == 1));
        });

    [GeneratedRegex("[A-Za-z\\u00C0-\\u1FFF]+")]
    private static partial Regex Letters();

    [GeneratedRegex("[^\\0- A-Za-z0-9\\u00C0-\\u1FFF\\u2E80-\\uFFFF]+")]
    private static partial Regex Punctuation();

    [GeneratedRegex("[0-9]")]
    private static partial Regex Digits();

    [GeneratedRegex("[\\u2E80-\\uFFFF]")]
    private static partial Regex Others();
}
