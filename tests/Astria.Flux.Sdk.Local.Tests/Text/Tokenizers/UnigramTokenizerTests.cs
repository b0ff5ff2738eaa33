using System.Text;
using Astria.Flux.Local.Tests.Golden;
using Astria.Flux.Local.Text.Tokenizers;

namespace Astria.Flux.Local.Tests.Text.Tokenizers;

internal sealed class UnigramTokenizerTests
{
    private static readonly UnigramPiece[] Marks = [Piece("<pad>", 0, UnigramPieceKind.Control), Piece("</s>", 0, UnigramPieceKind.Control), Piece("<unk>", 0, UnigramPieceKind.Unknown)];

    [Test]
    public void The_same_model_as_tokenizer_json_cuts_the_same()
    {
        var path = GoldenData.PathOf("t5like_unigram.model");
        var model = SentencePieceModel.Read(File.ReadAllBytes(path), "model");
        var asJson = UnigramFile.Read(TokenizerJson.Of(model, File.ReadAllBytes(path)), "tokenizer.json");
        var original = UnigramFile.Open(path);

        foreach (var text in (string[])["", "a photo of ohwx man", "ﬁne ½ ＡＢＣ", "naïve café – 日本語 🍎 </s>", "  x  "]) asJson.Encode(text).Should().Equal(original.Encode(text), text);
    }

    [Test]
    public void The_likeliest_cut_wins_not_the_longest_piece()
    {
        var tokenizer = Tokenizer(Piece("▁a", -1), Piece("▁ab", -9), Piece("b", -2));

        tokenizer.Encode("ab").Should().Equal(3, 5, 1);
    }

    [Test]
    public void Unknown_characters_side_by_side_become_one_piece() => Tokenizer(Piece("▁", -1), Piece("a", -1)).Encode("xyzax").Should().Equal(3, 2, 4, 2, 1);

    [Test]
    public void Unknown_characters_are_spelled_in_bytes_where_the_model_does_so()
    {
        var bytes = Enumerable.Range(0, 256).Select(value => Piece($"<0x{value:X2}>", 0, UnigramPieceKind.Byte));
        var tokenizer = new UnigramTokenizer(new UnigramModel { Pieces = [.. Marks, Piece("▁", -1), .. bytes], ByteFallback = true }, "test");

        tokenizer.Encode("é").Should().Equal(3, 4 + 0xC3, 4 + 0xA9, 1);
    }

    [Test]
    public void What_users_define_is_one_piece_and_left_as_it_is() =>
        Tokenizer(Piece("▁", -1), Piece("o", -0.1f), Piece("h", -0.1f), Piece("oh", 0, UnigramPieceKind.UserDefined)).Encode("oho").Should().Equal(3, 6, 4, 1);

    [Test]
    public void Pieces_that_are_not_used_are_passed_over() => Tokenizer(Piece("▁", -1), Piece("a", -1), Piece("▁a", 0, UnigramPieceKind.Unused)).Encode("a").Should().Equal(3, 4, 1);

    [Test]
    public void A_cut_text_keeps_the_mark_of_its_end_and_a_short_one_is_filled_up()
    {
        ITokenizer tokenizer = Tokenizer(Piece("▁", -1), Piece("a", -1));

        tokenizer.Encode("aaaaaa", 4).Should().Equal(3, 4, 4, 1);
        tokenizer.Encode("a", 5).Should().Equal(3, 4, 1, 0, 0);
    }

    [Test]
    public void Half_a_surrogate_pair_is_an_unknown_character() => Tokenizer(Piece("▁", -1), Piece("a", -1)).Encode("a\uD83Da").Should().Equal(3, 4, 2, 4, 1);

    [Test]
    public void Everything_wrong_with_a_vocabulary_is_named() =>
        FluentActions.Invoking(() => new UnigramTokenizer(new UnigramModel { Pieces = [Piece("", 0), Piece(new string('x', 2000), float.NaN), Piece("y", 0, (UnigramPieceKind)9)] }, "it"))
            .Should().Throw<WeightsException>().WithMessage("it*one piece for unknown characters*'</s>'*1 pieces are empty*1 pieces are longer*1 pieces have no finite score*1 pieces are of an unknown kind*");

    [TestCase("")]
    [TestCase("hello")]
    [TestCase("{}")]
    [TestCase("""{"model":{"type":"BPE","unk_id":0,"vocab":[]}}""")]
    [TestCase("""{"model":{"unk_id":0,"vocab":[["a"]]}}""")]
    [TestCase("""{"model":{"unk_id":0,"vocab":[[null,1]]}}""")]
    [TestCase("""{"model":{"unk_id":0,"vocab":[["\ud800",1]]}}""")]
    [TestCase("""{"normalizer":{"precompiled_charsmap":"AQ=="},"model":{"unk_id":0,"vocab":[["a",1]]}}""")]
    public void A_file_that_is_something_else_is_refused(string text) =>
        FluentActions.Invoking(() => UnigramFile.Read(Encoding.UTF8.GetBytes(text), "it")).Should().Throw<WeightsException>().WithMessage("it*");

    [TestCase(new byte[] { 0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F })]
    [TestCase(new byte[] { 0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF })]
    [TestCase(new byte[] { 0x0B })]
    [TestCase(new byte[] { 0x12, 0x02, 0x18, 0x02 })]
    public void Lengths_that_lie_are_not_believed(byte[] data) => FluentActions.Invoking(() => UnigramFile.Read(data, "it")).Should().Throw<WeightsException>();

    private static UnigramTokenizer Tokenizer(params UnigramPiece[] pieces) => new(new UnigramModel { Pieces = [.. Marks, .. pieces] }, "test");

    private static UnigramPiece Piece(string text, float score, UnigramPieceKind kind = UnigramPieceKind.Normal) => new(Encoding.UTF8.GetBytes(text), score, kind);
}
