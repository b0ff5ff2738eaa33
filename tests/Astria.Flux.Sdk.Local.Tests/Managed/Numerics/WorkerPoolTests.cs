using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Tests.Managed.Numerics;

internal sealed class WorkerPoolTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(5)]
    public void Every_piece_is_done_exactly_once(int threads)
    {
        using var pool = new WorkerPool(threads);
        var times = new int[1000];

        for (var round = 0; round < 50; round++) pool.For(times.Length, i => Interlocked.Increment(ref times[i]));

        times.Should().OnlyContain(t => t == 50);
    }

    [Test]
    public void Work_within_work_is_done_in_place()
    {
        using var pool = new WorkerPool(3);
        var count = 0;

        pool.For(10, _ => pool.For(10, _ => Interlocked.Increment(ref count)));

        count.Should().Be(100);
    }

    [Test]
    public void An_exception_in_a_piece_reaches_the_caller_and_the_pool_goes_on()
    {
        using var pool = new WorkerPool(2);
        var count = 0;

        FluentActions.Invoking(() => pool.For(100, i => { if (i == 37) throw new InvalidOperationException("piece 37"); }))
            .Should().Throw<InvalidOperationException>().WithMessage("piece 37");
        pool.For(100, _ => Interlocked.Increment(ref count));

        count.Should().Be(100);
    }
}
