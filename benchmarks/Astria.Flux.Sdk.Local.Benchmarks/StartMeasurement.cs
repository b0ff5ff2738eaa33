using System.Diagnostics;
using System.Globalization;
using Astria.Flux.Generation;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.Local.Benchmarks;

/// <summary>From the start of the process to the first picture of the bundled model, as an app would draw it.</summary>
internal static class StartMeasurement
{
    public static async Task RunAsync()
    {
        using var process = Process.GetCurrentProcess();
        var services = new ServiceCollection();
        services.AddAstriaFlux(flux => flux.UseLocal());
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IFluxGenerator>().GenerateAsync(new GenerationRequest("red apple"));
        var elapsed = DateTime.Now - process.StartTime;
        process.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first picture after {elapsed.TotalSeconds:F2} s, processor {process.TotalProcessorTime.TotalSeconds:F2} s, peak {process.PeakWorkingSet64 / 1e6:F0} MB"));
    }
}
