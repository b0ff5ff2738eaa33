using System.Diagnostics;
using System.Diagnostics.Metrics;
using Astria.Flux.Torch.Devices;

namespace Astria.Flux.Torch.Telemetry;

/// <summary>The spans and measurements of the engine. The names are documented in docs/telemetry.md and don't change.</summary>
internal static class TorchTelemetry
{
    private static readonly ActivitySource Source = new(TorchDiagnostics.Name);
    private static readonly Meter Meter = new(TorchDiagnostics.Name);
    private static readonly Histogram<double> Loads = Meter.CreateHistogram<double>("flux.torch.load.duration", "s", "Reading a part of the model onto its device.");
    private static readonly Histogram<double> Forwards = Meter.CreateHistogram<double>("flux.torch.forward.duration", "s", "Asking the transformer once while drawing.");
    private static readonly Counter<long> Prompts = Meter.CreateCounter<long>("flux.torch.prompts", "{prompt}", "Prompts that were needed, read anew or found again.");

    static TorchTelemetry()
    {
        Meter.CreateObservableGauge("flux.torch.device.memory.used", () => Memory(device => device.TotalBytes - device.FreeBytes), "By", "Memory of each GPU that is taken, by whomever.");
        Meter.CreateObservableGauge("flux.torch.device.memory.total", () => Memory(device => device.TotalBytes), "By", "Memory of each GPU.");
    }

    /// <summary>Loads a part under a span, and times it.</summary>
    /// <param name="part">The part: transformer, vae, text_encoder, text_encoder_2.</param>
    /// <param name="device">Where to.</param>
    /// <param name="load">Loads it.</param>
    public static T Load<T>(string part, string device, Func<T> load)
    {
        using var activity = Source.StartActivity($"torch load {part}");
        activity?.SetTag("flux.torch.part", part).SetTag("flux.torch.device", device);
        var began = Stopwatch.GetTimestamp();
        try
        {
            var loaded = load();
            Loads.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new("flux.torch.part", part), new("flux.torch.device", device));
            return loaded;
        }
        catch (Exception e)
        {
            activity?.SetTag("error.type", e.GetType().Name).SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    /// <summary>Times one question to the transformer.</summary>
    public static T Forward<T>(string device, Func<T> ask)
    {
        if (!Forwards.Enabled) return ask();
        var began = Stopwatch.GetTimestamp();
        var answer = ask();
        Forwards.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("flux.torch.device", device));
        return answer;
    }

    /// <summary>Counts prompts.</summary>
    /// <param name="count">How many.</param>
    /// <param name="from">Where from: encoders, disk or memory.</param>
    public static void PromptsRead(int count, string from)
    {
        if (count > 0) Prompts.Add(count, new KeyValuePair<string, object?>("flux.torch.from", from));
    }

    private static IEnumerable<Measurement<long>> Memory(Func<GpuMemory, long> value) =>
        NvidiaDriver.TryRead()?.Gpus.Select(gpu => new Measurement<long>(value(gpu), new KeyValuePair<string, object?>("flux.torch.device", gpu.Name))) ?? [];
}
