using Astria.Flux.Prompts.Syntax;
using CsCheck;

namespace Astria.Flux.Tests.Prompts.Syntax;

internal sealed class WordKeyTests
{
    private static readonly Gen<string> Words = Gen.Char["abcxyzABCXYZ-'"].Array[1, WordKey.Size].Select(characters => new string(characters));

    [Test]
    public void A_word_has_the_same_key_wherever_it_stands_and_whatever_its_case() =>
        Gen.Select(Words, Gen.String[0, 40], Gen.String[0, 40]).Sample((word, before, after) =>
        {
            var alone = WordKey.Of(word);
            var text = before + word.ToUpperInvariant() + after;
            var bytes = new byte[text.Length + NarrowText.Padding];
            NarrowText.Write(text, bytes);

            var inside = WordKey.Of(in bytes[before.Length], word.Length);

            return (inside.First, inside.Second, inside.Hash) == (alone.First, alone.Second, alone.Hash);
        });

    [Test]
    public void A_word_that_is_longer_than_its_key_has_that_of_its_beginning() =>
        Gen.Char["abcxyz"].Array[WordKey.Size + 1, CharacterWindow.Size].Select(characters => new string(characters)).Sample(word =>
        {
            var bytes = new byte[word.Length + NarrowText.Padding];
            NarrowText.Write(word, bytes);

            return WordKey.Of(in bytes[0], word.Length).Mixed == WordKey.Of(word).Mixed && WordKey.Of(word).Mixed == WordKey.Of(word.AsSpan(0, WordKey.Size)).Mixed;
        });

    [Test]
    public void Different_words_of_up_to_16_characters_have_different_keys() =>
        Gen.Select(Words, Words).Sample((one, other) =>
            (WordKey.Of(one).First, WordKey.Of(one).Second) == (WordKey.Of(other).First, WordKey.Of(other).Second) == one.Equals(other, StringComparison.OrdinalIgnoreCase));

    [TestCase("don\u2019t")]
    [TestCase("don\u2018t")]
    [TestCase("DON'T")]
    public void A_typographic_apostrophe_is_a_straight_one(string word) => WordKey.Of(word).First.Should().Be(WordKey.Of("don't").First);
}
