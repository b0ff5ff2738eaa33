using System.Text;
using System.Text.Json;
using Astria.Flux.Local.Text.Tokenizers;

namespace Astria.Flux.Local.Tests.Text.Tokenizers;

internal sealed class ClipTokenizerTests
{
    private static readonly ClipTokenizer Tokenizer = ClipFile.Bundled();

    // Newer files spell a rule as two texts, older ones as one.
    private static readonly string[] SecondRule = ["ca", "t</w>"];

    [Test]
    public void A_text_stands_between_the_marks_of_beginning_and_end() => Tokenizer.Encode("a photo").Should().Equal(49406, 320, 1125, 49407);

    [Test]
    public void A_text_is_cut_and_filled_up_with_the_mark_of_the_end()
    {
        ITokenizer tokenizer = Tokenizer;

        tokenizer.Encode("a photo", 6).Should().Equal(49406, 320, 1125, 49407, 49407, 49407);
        tokenizer.Encode("a photo a photo", 4).Should().Equal(49406, 320, 1125, 49407);
    }

    [Test]
    public void Capitals_and_spaces_make_no_difference() => Tokenizer.Encode(" A \t\n PHOTO　").Should().Equal(Tokenizer.Encode("a photo"));

    [Test]
    public void A_word_of_any_length_takes_no_longer_than_its_length() =>
        Tokenizer.Encode(new string('x', 200_000)).Count.Should().BeInRange(1_000, 200_002);

    [Test]
    public void Rules_and_symbols_of_a_tokenizer_json_are_followed_and_its_numbers_kept()
    {
        var symbols = ByteLetters.InVocabularyOrder.Select(letter => letter.ToString()).Concat(ByteLetters.InVocabularyOrder.Select(letter => letter + "</w>"))
            .Concat(["<|startoftext|>", "<|endoftext|>", "ca", "cat</w>"]).ToList();
        var vocabulary = symbols.Select((symbol, i) => (symbol, i)).ToDictionary(s => s.symbol, s => 7 + s.i);
        var json = JsonSerializer.SerializeToUtf8Bytes(new { model = new { type = "BPE", vocab = vocabulary, merges = new object[] { "c a", SecondRule } } });

        ClipFile.Read(json, "it").Encode("Cat").Should().Equal(vocabulary["<|startoftext|>"], vocabulary["cat</w>"], vocabulary["<|endoftext|>"]);
    }

    [TestCase("no rules at all here\n")]
    [TestCase("a b\nabc def\n")]
    [TestCase("a \n")]
    [TestCase("{}")]
    [TestCase("""{"model":{"type":"Unigram","vocab":{},"merges":[]}}""")]
    [TestCase("""{"model":{"vocab":{"a":1},"merges":["a"]}}""")]
    [TestCase("""{"model":{"vocab":{"a":1},"merges":[["a"]]}}""")]
    [TestCase("""{"model":{"vocab":{"a":"b"},"merges":[]}}""")]
    public void A_file_that_is_something_else_is_refused(string text) =>
        FluentActions.Invoking(() => ClipFile.Read(Encoding.UTF8.GetBytes(text), "it")).Should().Throw<WeightsException>().WithMessage("it*");
}
