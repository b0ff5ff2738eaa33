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

    [TestCase(AstriaDisclosure.None, false, false)]
    [TestCase(AstriaDisclosure.Texts, true, false)]
    [TestCase(AstriaDisclosure.Addresses, false, true)]
    public async Task What_was_written_and_addresses_are_in_errors_and_spans_only_when_that_was_asked_for(AstriaDisclosure disclose, bool text, bool address)
    {
        const string Prompt = "<lora:1:1> ohwx man, a secret wish";
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == AstriaDiagnostics.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var echo = System.Text.Json.JsonSerializer.Serialize(new { text = new[] { new string('!', 290) + Prompt, "is bad: " + Prompt + " <b>see</b> https://x.example/a?signature=1 with sd_topsecret" } });
        using var service = new CannedService(_ => CannedService.Json(echo, System.Net.HttpStatusCode.UnprocessableEntity), new() { Disclose = disclose });

        var failure = (await service.Client.Prompts.Invoking(prompts => prompts.CreateAsync(PromptTarget.Flux1Dev, new() { Text = Prompt })).Should().ThrowAsync<AstriaApiException>()).Which;

        var seen = failure + string.Join('\n', spans.SelectMany(span => span.TagObjects).Select(tag => $"{tag.Key}={tag.Value}"));
        seen.Contains("secret wish", StringComparison.Ordinal).Should().Be(text);
        seen.Contains("ohwx", StringComparison.Ordinal).Should().Be(text, "a part of a text is not shown either");
        seen.Contains("signature=1", StringComparison.Ordinal).Should().Be(address);
        spans.Should().ContainSingle().Which.TagObjects.Any(tag => tag.Key == "astria.request.path").Should().Be(address);
        seen.Should().NotContain("topsecret").And.NotContain("<b>");
    }

    [Test]
    public async Task Titles_and_the_prompts_of_a_training_are_not_in_its_errors()
    {
        using var service = new CannedService(_ => CannedService.Json("""{"title":["'Jane Doe 7' is taken"],"prompts.text":["ohwx man in a secret place: bad"]}""", System.Net.HttpStatusCode.UnprocessableEntity));
        var request = TestTune.New("Jane Doe 7") with { Prompts = [new() { Text = "ohwx man in a secret place" }] };

        (await service.Client.Tunes.Invoking(tunes => tunes.CreateAsync(request)).Should().ThrowAsync<AstriaApiException>())
            .Which.ToString().Should().NotContainAny("Jane Doe", "secret place");
    }

    [Test]
    public void Options_and_keys_print_no_secrets()
    {
        new Flux.Astria.AstriaClientOptions { ApiKey = "sd_topsecret" }.ToString().Should().NotContain("topsecret");
        new Flux.Astria.Callbacks.CallbackKey("k1", "topsecret"u8.ToArray()).ToString().Should().Be("CallbackKey k1");
        new PromptRequest { Text = "a secret wish" }.ToString().Should().NotContain("secret");
    }
}
