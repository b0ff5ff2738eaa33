using Astria.Flux.Local.Text;
using CsCheck;

namespace Astria.Flux.Local.Tests.Text;

internal sealed class WordPiecesTests
{
    private static readonly WordPieces Cutter = new(buckets: 8192, words: 8);

    [Test]
    public void Letter_case_and_punctuation_mean_nothing() =>
        Cutter.Cut("Red, APPLE!").Should().BeEquivalentTo(Cutter.Cut("red apple"), o => o.WithStrictOrdering());

    [Test]
    public void Words_beyond_the_last_place_are_left_out() => Cutter.Cut("a b c d e f g h i j").Should().HaveCount(8);

    [Test]
    public void Related_words_share_pieces() =>
        Cutter.Cut("apples")[0].Intersect(Cutter.Cut("apple")[0]).Should().NotBeEmpty();

    [Test]
    public void Any_text_is_cut_into_buckets_of_the_table() => Gen.String.Sample(text =>
        Cutter.Cut(text).All(word => word.Length > 0 && word.All(bucket => bucket is > WordPieces.Padding and < 8192)));
}
