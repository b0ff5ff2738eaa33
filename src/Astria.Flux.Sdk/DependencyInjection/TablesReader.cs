using Astria.Flux.Planning;
using Astria.Flux.Settings;

namespace Astria.Flux.DependencyInjection;

/// <summary>Reads lists of prices and throughputs; those with faults are left out, and every fault is noted with its place.</summary>
internal static class TablesReader
{
    public static PriceTable Prices(IEnumerable<SettingsNode> items, PriceTable before, ICollection<FluxFault> faults) =>
        items.Select(item => Read(item, faults, Price, PriceTable.FaultsOf)).OfType<PriceRate>().ToList() is { Count: > 0 } rates ? before.With(rates) : before;

    public static ThroughputTable Throughputs(IEnumerable<SettingsNode> items, ThroughputTable before, ICollection<FluxFault> faults) =>
        items.Select(item => Read(item, faults, Throughput, ThroughputTable.FaultsOf)).OfType<ThroughputRate>().ToList() is { Count: > 0 } rates ? before.With(rates) : before;

    private static T? Read<T>(SettingsNode node, ICollection<FluxFault> faults, Func<SettingsReader, T> read, Func<T, string, char, IEnumerable<FluxFault>> faultsOf)
        where T : class
    {
        var found = new List<FluxFault>();
        var settings = new SettingsReader(node, found);
        var rate = read(settings);
        settings.RefuseUnknown();

        // Only what could be read is judged: a value that is no number must not be called out of range as well.
        if (found.Count == 0)
            found.AddRange(faultsOf(rate, node.Place, ':'));
        foreach (var fault in found)
            faults.Add(fault);
        return found.Count == 0 ? rate : null;
    }

    private static PriceRate Price(SettingsReader settings)
    {
        var usual = new PriceRate { Device = string.Empty };
        return new()
        {
            Device = settings.RequiredText(nameof(PriceRate.Device)),
            Presets = [.. settings.Items(nameof(PriceRate.Presets)).Select(preset => preset.Text ?? string.Empty)],
            Currency = settings.Text(nameof(PriceRate.Currency)) ?? usual.Currency,
            Fixed = settings.Decimal(nameof(PriceRate.Fixed), usual.Fixed),
            PerStep = settings.Decimal(nameof(PriceRate.PerStep), usual.PerStep),
            PerHour = settings.Decimal(nameof(PriceRate.PerHour), usual.PerHour),
            Source = settings.Text(nameof(PriceRate.Source)) ?? usual.Source,
        };
    }

    private static ThroughputRate Throughput(SettingsReader settings)
    {
        var fastest = settings.Double(nameof(ThroughputRate.FastestStep), 0);
        var least = settings.Time(nameof(ThroughputRate.LeastOverhead), TimeSpan.Zero);
        return new()
        {
            Device = settings.RequiredText(nameof(ThroughputRate.Device)),
            Resolution = settings.Int32(nameof(ThroughputRate.Resolution), 0),
            BatchSize = settings.Int32(nameof(ThroughputRate.BatchSize), 0),
            FastestStep = fastest,
            SlowestStep = settings.Double(nameof(ThroughputRate.SlowestStep), fastest),
            LeastOverhead = least,
            MostOverhead = settings.Time(nameof(ThroughputRate.MostOverhead), least),
            Runs = settings.Int32(nameof(ThroughputRate.Runs), 0),
            Source = settings.Text(nameof(ThroughputRate.Source)) ?? string.Empty,
        };
    }
}
