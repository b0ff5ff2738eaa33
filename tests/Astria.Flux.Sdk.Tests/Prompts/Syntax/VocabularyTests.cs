using Astria.Flux.Prompts.Syntax;
using CsCheck;

namespace Astria.Flux.Tests.Prompts.Syntax;

internal sealed class VocabularyTests
{
    private static readonly HashSet<string> Known = [.. VocabularyWords.Lists.SelectMany(list => list.Words.Split(' '))];

    [Test]
    public void Every_word_of_a_list_is_known_by_it_whatever_its_case() =>
        VocabularyWords.Lists.SelectMany(list => list.Words.Split(' ').Select(word => (list.Signal, word)))
            .Where(one => (Vocabulary.AllOf(one.word) & one.Signal) == 0 || Vocabulary.AllOf(one.word.ToUpperInvariant()) != Vocabulary.AllOf(one.word))
            .Should().BeEmpty();

    [Test]
    public void A_word_of_several_lists_is_known_by_each_of_them_and_by_nothing_else() =>
        (Vocabulary.AllOf("missing") & ~PromptSignals.Marked).Should().Be(PromptSignals.NegationCue | PromptSignals.Contrast | PromptSignals.NegativeListWord);

    [Test]
    public void Nothing_is_known_about_any_other_word() =>
        Gen.OneOf(Gen.String.AlphaNumeric, Gen.Int[0, Known.Count - 1].Select(index => Known.ElementAt(index)).Select(Gen.Char["abz0-'_é"], (word, character) => word + character))
            .Where(word => word.Length > 0 && !Known.Contains(word.ToLowerInvariant()))
            .Sample(word => Vocabulary.AllOf(word) == PromptSignals.None && Vocabulary.Find(word) == PromptSignals.None);

    [TestCase("unrealisticdream", true)]
    [TestCase("unrealisticdreams", false)]
    [TestCase("verybadimagenegative", true)]
    [TestCase("verybadimagenegatives", false)]
    [TestCase("incomprehensibilities", false)]
    public void A_long_word_is_known_by_all_of_its_letters(string word, bool isKnown)
    {
        using var text = PromptText.Scan($"a photo, {word} and a tree");

        (text.Tokens[3].Signals == (PromptSignals.Embedding | PromptSignals.Marked)).Should().Be(isKnown);
        (text.Tokens[3].Signals == PromptSignals.None).Should().Be(!isKnown);
    }
}
