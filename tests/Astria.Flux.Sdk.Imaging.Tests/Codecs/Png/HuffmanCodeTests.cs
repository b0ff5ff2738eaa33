using Astria.Flux.Imaging.Codecs.Png;
using CsCheck;

namespace Astria.Flux.Imaging.Tests.Codecs.Png;

internal sealed class HuffmanCodeTests
{
    [Test]
    public void Every_symbol_that_comes_has_a_code_and_all_codes_together_leave_no_room() =>
        Gen.Int[0, 5000].Array[2, 286].Where(counts => counts.Any(count => count > 0)).Sample(counts =>
        {
            var code = new HuffmanCode(counts, 14);
            for (var symbol = 0; symbol < counts.Length; symbol++)
            {
                if (counts[symbol] > 0 && code.Lengths[symbol] is 0 or > 14) return false;
            }

            return Room(code) == 1;
        });

    [Test]
    public void Codes_stay_within_their_longest_however_rare_a_symbol_is()
    {
        // Fibonacci's numbers make the deepest trees.
        var counts = new int[30];
        (counts[0], counts[1]) = (1, 1);
        for (var i = 2; i < counts.Length; i++) counts[i] = counts[i - 1] + counts[i - 2];

        var code = new HuffmanCode(counts, 7);

        code.Lengths.ToArray().Should().OnlyContain(length => length >= 1 && length <= 7);
        Room(code).Should().Be(1);
    }

    [Test]
    public void What_comes_more_often_has_no_longer_code()
    {
        var code = new HuffmanCode([900, 5, 5, 0, 60, 1], 15);

        code.Lengths.ToArray().Should().Equal(1, 4, 3, 0, 2, 4);
    }

    [Test]
    public void A_symbol_alone_has_a_code_of_one_bit_because_of_none_nothing_can_be_read()
    {
        var code = new HuffmanCode([0, 0, 7], 15);

        code.Lengths.ToArray().Should().Equal(1, 0, 1);
    }

    private static double Room(HuffmanCode code)
    {
        var room = 0.0;
        foreach (var length in code.Lengths) room += length == 0 ? 0 : Math.Pow(2, -length);
        return room;
    }
}
