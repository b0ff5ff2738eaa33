using Astria.Flux.Prompts.Syntax;
using CsCheck;

namespace Astria.Flux.Tests.Prompts.Syntax;

internal sealed class WordTableTests
{
    // The last three begin with the same sixteen letters, which is what a hash is made of.
    private static readonly string[] Words =
        ["a", "cat", "don't", "t-shirt", "hat", "zokiv", "busumap", "counterrevolutionary", "counterrevolutionaries", "counterrevolutions"];

    private static readonly Gen<string> Word = Gen.OneOf(PromptGen.AnyOf(Words), Gen.Char["abcht'-\u2019é"].Array[1, 20].Select(characters => new string(characters)));

    [Test]
    public void A_word_is_what_the_table_says_and_any_other_is_nothing() =>
        Gen.Select(PromptGen.AnyOf(Words).Array[0, 10], Word).Sample((known, word) =>
        {
            var words = known.Distinct().ToArray();

            return WordTable.Numbered(words).Find(word) == Array.IndexOf(words, word.Replace('\u2019', '\'')) + 1;
        });

    [Test]
    public void Words_of_one_hash_are_told_apart()
    {
        WordKey.Of("zokiv").Hash.Should().Be(WordKey.Of("busumap").Hash);

        var table = WordTable.Numbered(["zokiv", "busumap"]);

        (table.Find("zokiv"), table.Find("busumap"), new WordTable("zokiv").Find("busumap")).Should().Be((1, 2, 0));
    }

    [Test]
    public void Long_words_that_begin_alike_are_told_apart()
    {
        var table = WordTable.Numbered(["counterrevolutionary", "counterrevolutionaries"]);

        (table.Find("counterrevolutionary"), table.Find("Counterrevolutionaries"), table.Find("counterrevolutions")).Should().Be((1, 2, 0));
    }

    [TestCase("don't")]
    [TestCase("don\u2019t")]
    [TestCase("DON\u2019T")]
    public void Neither_letter_case_nor_a_typographic_apostrophe_makes_another_word(string word) => new WordTable("don't").Contains(word).Should().BeTrue();

    [Test]
    public void A_word_in_several_lists_is_all_that_they_say() => new WordTable((1, "cat hat"), (4, "hat")).Find("hat").Should().Be(5);

    [TestCase("")]
    [TestCase("cat")]
    public void A_table_of_nothing_holds_nothing(string word) => new WordTable("").Contains(word).Should().BeFalse();

    [Test]
    public void A_word_of_a_prompt_is_found_as_the_same_word_alone() =>
        Gen.Select(PromptGen.Text, Word.Array[0, 8]).Sample((before, words) =>
        {
            using var text = PromptText.Scan(string.Join(' ', [before, .. words]));
            TokenView view = new(text);
            var table = WordTable.Numbered(Words);
            for (var i = -1; i <= view.Count; i++)
            {
                if (view.Find(table, i) != table.Find(view.Word(i)))
                    return false;
            }

            return true;
        });
}
