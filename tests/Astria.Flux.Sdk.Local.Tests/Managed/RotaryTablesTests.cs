using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Operations;

namespace Astria.Flux.Local.Tests.Managed;

internal sealed class RotaryTablesTests
{
    private readonly RotaryTables _tables = new([4, 6, 6], FluxConfig.Theta);

    [Test]
    public void A_size_that_comes_again_is_not_computed_again()
    {
        var square = Of(new TokenGrid(4, 4));
        var wide = Of(new TokenGrid(2, 6));

        Of(new TokenGrid(4, 4)).Should().BeSameAs(square);
        Of(new TokenGrid(2, 6)).Should().BeSameAs(wide);
    }

    [Test]
    public void Other_places_of_as_many_tokens_have_their_own()
    {
        Of(new TokenGrid(2, 8)).Should().NotBeSameAs(Of(new TokenGrid(4, 4)));
        Of(new TokenGrid(4, 4), text: 3).Tokens.Should().Be(19);
    }

    [Test]
    public void Of_very_many_sizes_those_used_last_are_kept()
    {
        var first = Of(new TokenGrid(1, 1));
        for (var i = 2; i < 15; i++) Of(new TokenGrid(1, i));
        Of(new TokenGrid(1, 1)).Should().BeSameAs(first);
        var second = Of(new TokenGrid(1, 2));
        for (var i = 15; i < 33; i++) Of(new TokenGrid(1, i));

        Of(new TokenGrid(1, 1)).Should().BeSameAs(first);
        Of(new TokenGrid(1, 2)).Should().BeSameAs(second);
        for (var i = 33; i < 90; i++) Of(new TokenGrid(1, i));
        Of(new TokenGrid(1, 1)).Should().NotBeSameAs(first);
    }

    private RotaryTable Of(TokenGrid grid, int text = 2) => _tables.Of(new float[3 * text], grid.Positions());
}
