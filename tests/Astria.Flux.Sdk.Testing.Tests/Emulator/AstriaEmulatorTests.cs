using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Astria.Flux.Testing.Emulator;

namespace Astria.Flux.Tests.Testing.Emulator;

/// <summary>Spoken to in plain HTTP, as any client would.</summary>
public sealed class AstriaEmulatorTests
{
    private const string Tune = """{"tune":{"title":"t","name":"man","token":"ohwx","branch":"flux1","base_tune_id":1504944,"model_type":"lora","preset":"flux-lora-portrait","image_urls":["https://e.com/1.jpg"],"prompts_attributes":[{"text":"ohwx man {{hat}}","num_images":2}],"characteristics":{"hat":"with a hat"}}}""";

    private HttpClient _http = null!;

    [SetUp]
    public void Open() => _http = new();

    [TearDown]
    public void Close() => _http.Dispose();

    [Test]
    public async Task A_key_is_needed()
    {
        await using var emulator = await AstriaEmulator.StartAsync();

        using var response = await _http.GetAsync(new Uri(emulator.BaseAddress, "tunes"));

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await response.Content.ReadAsStringAsync()).Should().StartWith("HTTP Token: Access denied.");
    }

    [Test]
    public async Task A_training_costs_500_millicents_a_step_and_is_done_when_its_time_has_come()
    {
        var clock = EmulatorClock.Manual();
        await using var emulator = await AstriaEmulator.StartAsync(new() { TimeProvider = clock });

        var (status, tune) = await SendAsync(emulator, HttpMethod.Post, "tunes", Tune);
        var before = (await SendAsync(emulator, HttpMethod.Get, $"tunes/{tune["id"]}")).Json["trained_at"];
        clock.Advance(TimeSpan.FromMinutes(10));
        var after = (await SendAsync(emulator, HttpMethod.Get, $"tunes/{tune["id"]}")).Json["trained_at"];

        status.Should().Be(HttpStatusCode.Created);
        tune["steps"]!.GetValue<int>().Should().Be(300);
        emulator.BalanceMillicents.Should().Be(100_000_000 - 300 * 500 - 2 * 2875);
        before.Should().BeNull();
        after.Should().NotBeNull();
    }

    [Test]
    public async Task Queued_prompts_go_to_the_base_model_with_the_lora_in_front_and_values_filled_in()
    {
        await using var emulator = await AstriaEmulator.StartAsync();
        var (_, tune) = await SendAsync(emulator, HttpMethod.Post, "tunes", Tune);

        var prompt = tune["prompts"]![0]!;

        prompt["text"]!.GetValue<string>().Should().Be($"<lora:{tune["id"]}:1> ohwx man with a hat");
        prompt["tune_id"]!.GetValue<long>().Should().Be(1504944);
        (await SendAsync(emulator, HttpMethod.Get, $"prompts/{prompt["id"]}")).Status.Should().Be(HttpStatusCode.OK);
    }

    [TestCase(true, 1)]
    [TestCase(false, 2)]
    public async Task The_same_title_makes_one_tune_on_idempotent_accounts_and_two_on_others(bool idempotent, int tunes)
    {
        await using var emulator = await AstriaEmulator.StartAsync(new() { IsIdempotent = idempotent });

        await SendAsync(emulator, HttpMethod.Post, "tunes", Tune);
        await SendAsync(emulator, HttpMethod.Post, "tunes", Tune);

        emulator.TuneCount.Should().Be(tunes);
    }

    [Test]
    public async Task Too_little_money_and_what_flux_does_not_take_are_refused_by_field()
    {
        await using var emulator = await AstriaEmulator.StartAsync(new() { BalanceMillicents = 10 });

        var broke = await SendAsync(emulator, HttpMethod.Post, "tunes", Tune);
        var wrong = await SendAsync(emulator, HttpMethod.Post, "tunes/1504944/prompts", """{"prompt":{"text":"x","negative_prompt":"y","cfg_scale":5}}""");

        broke.Json.ToJsonString().Should().Be("""{"base":["Not enough balance"]}""");
        wrong.Json.ToJsonString().Should().Be("""{"cfg_scale":["must be less than 5"],"negative_prompt":["not supported on Flux"]}""");
    }

    [Test]
    public async Task The_mock_branch_trains_at_once_and_for_nothing()
    {
        var clock = EmulatorClock.Manual();
        await using var emulator = await AstriaEmulator.StartAsync(new() { TimeProvider = clock });

        var (_, tune) = await SendAsync(emulator, HttpMethod.Post, "tunes", Tune.Replace("flux1", "fast", StringComparison.Ordinal));
        clock.Advance(TimeSpan.FromSeconds(5));

        (await SendAsync(emulator, HttpMethod.Get, $"tunes/{tune["id"]}")).Json["trained_at"].Should().NotBeNull();
        emulator.BalanceMillicents.Should().Be(100_000_000);
    }

    [Test]
    public async Task Deep_offsets_are_refused_and_pages_are_limited()
    {
        await using var emulator = await AstriaEmulator.StartAsync();

        var deep = await SendAsync(emulator, HttpMethod.Get, "tunes?offset=201");

        deep.Status.Should().Be(HttpStatusCode.BadRequest);
        deep.Json.ToJsonString().Should().Contain("before_id");
    }

    [Test]
    public async Task A_run_of_a_pack_makes_the_chosen_prompts_and_reports_them_once_together()
    {
        var clock = EmulatorClock.Manual();
        await using var emulator = await AstriaEmulator.StartAsync(new() { TimeProvider = clock });
        emulator.AddPack(new(260, "office", new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["man"] = ["ohwx man at a desk", "ohwx man outside", "ohwx man at night"] }));
        var (_, tune) = await SendAsync(emulator, HttpMethod.Post, "tunes", Tune);

        var (status, run) = await SendAsync(
            emulator, HttpMethod.Post, "p/office/tunes", $$$"""{"tune":{"tune_ids":[{{{tune["id"]}}}],"prompt_ids":[260000,260002],"prompts_callback":"http://127.0.0.1:9/all"}}""");

        status.Should().Be(HttpStatusCode.Created);
        run["prompt_ids"]!.AsArray().Should().HaveCount(2);
        run["order"]!["total_cost_mc"]!.GetValue<long>().Should().Be(2 * 2875);
    }

    [Test]
    public async Task A_theme_writes_ten_prompts_for_each_tune()
    {
        await using var emulator = await AstriaEmulator.StartAsync();
        var (_, tune) = await SendAsync(emulator, HttpMethod.Post, "tunes", Tune);

        await SendAsync(emulator, HttpMethod.Post, "themes", $$$"""{"theme":{"theme":"the sea","tune_ids":[{{{tune["id"]}}}]}}""");

        (await SendAsync(emulator, HttpMethod.Get, $"tunes/{tune["id"]}/prompts?text=the+sea")).Json.AsArray().Should().HaveCount(10);
    }

    [Test]
    public async Task The_base_models_are_in_the_gallery_and_can_be_read()
    {
        await using var emulator = await AstriaEmulator.StartAsync();

        (await SendAsync(emulator, HttpMethod.Get, "gallery/tunes?branch=flux1")).Json.AsArray().Should().HaveCountGreaterThan(1);
        (await SendAsync(emulator, HttpMethod.Get, "tunes/1504944")).Json["title"]!.GetValue<string>().Should().Be("Flux.1 dev");
    }

    [Test]
    public async Task Reset_begins_anew()
    {
        await using var emulator = await AstriaEmulator.StartAsync();
        await SendAsync(emulator, HttpMethod.Post, "tunes", Tune);
        emulator.Inject(new(EmulatorFaultKind.ServerError));

        emulator.Reset();

        (emulator.TuneCount, emulator.PromptCount, emulator.Requests.Count, emulator.BalanceMillicents).Should().Be((0, 0, 0, 100_000_000));
        (await SendAsync(emulator, HttpMethod.Get, "users")).Status.Should().Be(HttpStatusCode.OK);
    }

    private async Task<(HttpStatusCode Status, JsonNode Json)> SendAsync(AstriaEmulator emulator, HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(emulator.BaseAddress, path));
        request.Headers.Authorization = new("Bearer", emulator.ApiKey);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, JsonNode.Parse(text.Length == 0 ? "{}" : text)!);
    }
}
