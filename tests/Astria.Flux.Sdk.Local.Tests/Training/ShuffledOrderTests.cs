using Astria.Flux.Local.Training;
using CsCheck;

namespace Astria.Flux.Local.Tests.Training;

internal sealed class ShuffledOrderTests
{
    [Test]
    public void Each_round_shows_every_picture_once() => Gen.Select(Gen.Int[1, 40], Gen.Long).Sample((count, seed) =>
    {
        var order = new ShuffledOrder(count, seed, stream: 3);
        return Enumerable.Range(0, 4).All(round => Enumerable.Range(0, count).Select(i => order[((long)round * count) + i]).Order().SequenceEqual(Enumerable.Range(0, count)));
    });

    [Test]
    public void A_place_in_the_sequence_does_not_depend_on_what_was_asked_before()
    {
        var straight = new ShuffledOrder(7, 1, 3);
        var expected = Enumerable.Range(0, 30).Select(i => straight[i]).ToList();

        var backwards = new ShuffledOrder(7, 1, 3);

        Enumerable.Range(0, 30).Reverse().Select(i => backwards[i]).Reverse().Should().Equal(expected);
    }
}
