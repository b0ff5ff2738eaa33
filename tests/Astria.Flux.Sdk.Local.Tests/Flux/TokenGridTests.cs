using Astria.Flux.Local.Flux;
using CsCheck;

namespace Astria.Flux.Local.Tests.Flux;

internal sealed class TokenGridTests
{
    [Test]
    public void What_is_packed_unpacks_to_itself() => Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int[1, 5]).Sample((rows, columns, channels) =>
    {
        var grid = new TokenGrid(rows, columns);
        var latent = Enumerable.Range(0, channels * 4 * rows * columns).Select(i => (float)i).ToArray();
        var tokens = new float[latent.Length];
        var again = new float[latent.Length];
        grid.Pack(latent, channels, tokens);
        grid.Unpack(tokens, channels, again);
        return again.AsSpan().SequenceEqual(latent);
    });

    [Test]
    public void Positions_are_row_and_column_of_each_token() =>
        new TokenGrid(2, 2).Positions().Should().Equal(0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 1);
}
