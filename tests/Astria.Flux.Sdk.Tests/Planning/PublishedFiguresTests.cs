using Astria.Flux.Planning;

namespace Astria.Flux.Tests.Planning;

/// <summary>The figures that estimates start from, as their sources have them.</summary>
internal sealed class PublishedFiguresTests
{
    private const long Gibibyte = 1L << 30;

    [Test]
    public void Seconds_a_step_are_those_of_the_sources() =>
        ThroughputTable.Default.Rates.Select(rate => (rate.Device, rate.Resolution, rate.BatchSize, rate.FastestStep, rate.SlowestStep)).Should().Equal(
            ("A40", 512, 1, 1.36, 1.6),
            ("A40", 512, 4, 4.92, 4.92),
            ("A40", 1024, 4, 16.6, 16.6),
            ("H100", 512, 1, 0.48, 0.48),
            ("H100", 512, 4, 1.78, 1.78),
            ("RTX 4090", 512, 1, 0.71, 0.71),
            ("astria", 512, 4, 0.657, 1.78));

    [Test]
    public void Only_astrias_jobs_are_known_to_wait() =>
        ThroughputTable.Default.Rates.Select(rate => (rate.LeastOverhead, rate.MostOverhead)).Should().Equal(
            [.. Enumerable.Repeat((TimeSpan.Zero, TimeSpan.Zero), 6), (TimeSpan.Zero, TimeSpan.FromSeconds(109))]);

    [Test]
    public void Prices_are_those_of_the_sources() =>
        PriceTable.Default.Rates.Select(rate => (rate.Device, rate.Fixed, rate.PerStep, rate.PerHour)).Should().Equal(("astria", 0m, 0.005m, 0m), ("A40", 0m, 0m, 0.35m), ("H100", 0m, 0m, 2.89m));

    [Test]
    public void Devices_have_the_memory_of_their_data_sheets() =>
        new[] { TrainingDevice.Astria, TrainingDevice.H100, TrainingDevice.A40, TrainingDevice.Rtx4090 }.Select(device => device.MemoryBytes).Should().Equal(null, 80 * Gibibyte, 48 * Gibibyte, 24 * Gibibyte);
}
