using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Prompts;
using Astria.Flux.Testing.Emulator;

namespace Astria.Flux.Tests.Astria.Http;

[NonParallelizable]
public sealed class TelemetryTests
{
    [Test]
    public async Task Spans_and_measurements_have_their_documented_names_and_hold_no_secrets()
    {
        var spans = new ConcurrentQueue<Activity>();
        var measured = new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);
        var tags = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == AstriaDiagnostics.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, all) =>
            {
                if (instrument.Meter.Name == AstriaDiagnostics.Name) all.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<double>((instrument, _, values, _) => Note(instrument, values));
        meters.SetMeasurementEventCallback<long>((instrument, _, values, _) => Note(instrument, values));
        meters.Start();
        await using var astria = await EmulatedAstria.StartAsync(new() { ApiKey = "sd_topsecret" });
        astria.Emulator.Inject(new(EmulatorFaultKind.GatewayTimeoutAfterProcessing) { Method = "POST" });
        astria.Emulator.Inject(new(EmulatorFaultKind.TooManyRequests) { Method = "GET" });

        await astria.Client.Prompts.CreateAsync(PromptTarget.Flux1Dev, new() { Text = "a secret wish", Callback = "https://app.example/cb?s=signature" });

        spans.Select(span => span.DisplayName).Should().Equal("astria prompts.create", "astria prompts.list");
        spans.First().GetTagItem("astria.request_id").Should().NotBeNull();
        measured.Keys.Should().BeEquivalentTo("astria.client.call.duration", "astria.client.retries", "astria.client.recoveries");
        string.Join('\n', tags.Concat(spans.SelectMany(span => span.TagObjects).Select(tag => $"{tag.Key}={tag.Value}")))
            .Should().NotContainAny("topsecret", "secret wish", "signature", "app.example");

        void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> values)
        {
            measured.TryAdd(instrument.Name, 0);
            foreach (var (key, value) in values) tags.Enqueue($"{key}={value}");
        }
    }

    [Test]
    public void Options_and_keys_print_no_secrets()
    {
        new Flux.Astria.AstriaClientOptions { ApiKey = "sd_topsecret" }.ToString().Should().NotContain("topsecret");
        new Flux.Astria.Callbacks.CallbackKey("k1", "topsecret"u8.ToArray()).ToString().Should().Be("CallbackKey k1");
        new PromptRequest { Text = "a secret wish" }.ToString().Should().NotContain("secret");
    }
}
