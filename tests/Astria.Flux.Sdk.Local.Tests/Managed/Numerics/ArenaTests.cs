using Astria.Flux.Local.Managed.Numerics;
using CsCheck;

namespace Astria.Flux.Local.Tests.Managed.Numerics;

internal sealed unsafe class ArenaTests
{
    [Test]
    public void Buffers_never_share_a_float_whatever_is_rented_and_returned() => Gen.Select(Gen.Int[0, 400_000], Gen.Int[0, 9]).List[1, 80].Sample(moves =>
    {
        var arena = new Arena();
        var lent = new List<(FloatBuffer Buffer, float Mark)>();
        var mark = 0f;
        foreach (var (length, what) in moves)
        {
            if (what < 6 || lent.Count == 0)
            {
                var buffer = arena.Rent(length);
                buffer.Span.Fill(++mark);
                lent.Add((buffer, mark));
            }
            else
            {
                var index = length % lent.Count;
                arena.Return(lent[index].Buffer);
                lent.RemoveAt(index);
            }
        }

        return lent.All(l => (nint)l.Buffer.Pointer % 64 == 0 && l.Buffer.Span.IndexOfAnyExcept(l.Mark) < 0);
    }, iter: 60);

    [Test]
    public void What_was_returned_beside_each_other_is_lent_again_as_one()
    {
        var arena = new Arena();
        FloatBuffer[] parts = [.. Enumerable.Range(0, 4).Select(_ => arena.Rent(60_000))];
        foreach (var part in (FloatBuffer[])[parts[2], parts[0], parts[3], parts[1]]) arena.Return(part);

        ((nint)arena.Rent(240_000).Pointer).Should().Be((nint)parts[0].Pointer);
    }

    [Test]
    public void The_most_that_was_lent_at_once_is_what_it_tells()
    {
        var arena = new Arena();
        for (var i = 0; i < 50; i++)
        {
            var (a, b) = (arena.Rent(1600), arena.Rent(3200));
            arena.Return(a);
            arena.Return(b);
        }

        arena.Bytes.Should().Be(4 * 4800);
    }

    [Test]
    public void Zeros_are_zeros_where_others_wrote_before()
    {
        var arena = new Arena();
        var used = arena.Rent(1000);
        used.Span.Fill(7);
        arena.Return(used);

        arena.RentZeroed(900).Span.IndexOfAnyExcept(0f).Should().Be(-1);
    }
}
