using System.Net;
using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Prompts;
using Astria.Flux.Testing.Emulator;

namespace Astria.Flux.Tests.Astria.Http;

public sealed class ResilienceTests
{
    [TestCase(EmulatorFaultKind.TooManyRequests)]
    [TestCase(EmulatorFaultKind.ServerError)]
    [TestCase(EmulatorFaultKind.Unavailable)]
    [TestCase(EmulatorFaultKind.GatewayTimeout)]
    [TestCase(EmulatorFaultKind.DropBeforeProcessing)]
    [TestCase(EmulatorFaultKind.DropAfterProcessing)]
    [TestCase(EmulatorFaultKind.TruncatedBody)]
    public async Task A_read_gets_over_every_passing_fault(EmulatorFaultKind kind)
    {
        await using var astria = await EmulatedAstria.StartAsync();
        astria.Emulator.Inject(new(kind) { Count = 3 });

        (await astria.Client.Account.GetAsync()).BalanceMillicents.Should().Be(100_000_000);

        astria.Emulator.Requests.Should().HaveCount(4);
    }

    [TestCase("20")]
    [TestCase("Thu, 01 Jan 2026 00:00:20 GMT")]
    public async Task Retry_after_is_obeyed_in_both_forms(string retryAfter)
    {
        await using var astria = await EmulatedAstria.StartAsync();
        astria.Emulator.Inject(new(EmulatorFaultKind.TooManyRequests) { RetryAfter = retryAfter });

        await astria.Client.Account.GetAsync();

        astria.Clock.GetUtcNow().Should().BeOnOrAfter(new(2026, 1, 1, 0, 0, 20, TimeSpan.Zero)).And.BeBefore(new(2026, 1, 1, 0, 0, 26, TimeSpan.Zero));
    }

    [Test]
    public async Task A_read_that_keeps_failing_ends_with_status_and_request_id()
    {
        await using var astria = await EmulatedAstria.StartAsync();
        astria.Emulator.Inject(new(EmulatorFaultKind.Unavailable) { Count = 99 });

        var failure = (await astria.Client.Account.Invoking(account => account.GetAsync()).Should().ThrowAsync<AstriaApiException>()).Which;

        failure.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        failure.RequestId.Should().NotBeNullOrEmpty();
        astria.Emulator.Requests.Should().HaveCount(5);
    }

    [Test]
    public async Task A_wrong_key_is_said_once_and_never_repeated_in_words()
    {
        await using var astria = await EmulatedAstria.StartAsync(new() { ApiKey = "sd_right" });
        using var http = new HttpClient();
        var client = new Flux.Astria.AstriaClient(http, new() { ApiKey = "sd_wrong_secret", BaseAddress = astria.Emulator.BaseAddress });

        var failure = (await client.Account.Invoking(account => account.GetAsync()).Should().ThrowAsync<AstriaApiException>()).Which;

        failure.ToString().Should().NotContain("sd_wrong_secret");
        astria.Emulator.Requests.Should().ContainSingle();
    }

    [Test]
    public async Task A_refusal_is_never_repeated_lists_the_fields_and_hides_the_prompt()
    {
        await using var astria = await EmulatedAstria.StartAsync();
        var tune = await astria.Client.Tunes.CreateAsync(TestTune.New("t"));

        var failure = (await astria.Client.Prompts
            .Invoking(prompts => prompts.CreateAsync(new() { TuneId = tune.Id }, new() { Text = "a very secret wish", CfgScale = 6 }))
            .Should().ThrowAsync<AstriaApiException>()).Which;

        failure.Faults.Select(fault => fault.Place).Should().Equal("text", "cfg_scale");
        failure.ToString().Should().NotContain("secret wish");
        astria.Emulator.Requests.Count(request => request.Path.EndsWith("/prompts", StringComparison.Ordinal)).Should().Be(1);
    }

    [Test]
    public async Task Nothing_is_sent_when_the_request_makes_no_sense()
    {
        await using var astria = await EmulatedAstria.StartAsync();

        await astria.Client.Prompts.Invoking(prompts => prompts.CreateAsync(PromptTarget.Flux1Dev, new() { Text = "x", NegativePrompt = "y", CfgScale = 9 }))
            .Should().ThrowAsync<ArgumentException>().WithMessage("*NegativePrompt*CfgScale*");

        astria.Emulator.Requests.Should().BeEmpty();
    }

    [Test]
    public async Task A_slow_answer_is_given_up_after_the_attempt_time()
    {
        var clock = EmulatorClock.Manual();
        await using var astria = await EmulatedAstria.StartAsync(resilience: new() { Retries = 0, AttemptTimeout = TimeSpan.FromSeconds(30) }, clock: clock);
        astria.Emulator.Inject(new(EmulatorFaultKind.SlowBody));

        var call = astria.Client.Account.GetAsync();
        while (astria.Emulator.Requests.Count == 0) await Task.Yield();
        clock.Advance(TimeSpan.FromSeconds(31));

        (await FluentActions.Awaiting(() => call).Should().ThrowAsync<AstriaConnectionException>()).Which.MayHaveArrived.Should().BeTrue();
    }

    [Test]
    public async Task The_callers_cancellation_is_never_retried()
    {
        await using var astria = await EmulatedAstria.StartAsync(clock: EmulatorClock.Manual());
        astria.Emulator.Inject(new(EmulatorFaultKind.SlowBody));
        using var stop = new CancellationTokenSource();

        var call = astria.Client.Account.GetAsync(stop.Token);
        while (astria.Emulator.Requests.Count == 0) await Task.Yield();
        await stop.CancelAsync();

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
        astria.Emulator.Requests.Should().ContainSingle();
    }

    [Test]
    public async Task A_service_that_keeps_failing_is_left_alone_for_a_while()
    {
        await using var astria = await EmulatedAstria.StartAsync(
            resilience: EmulatedAstria.PatientResilience with { Retries = 0, CircuitMinimumCalls = 4 }, clock: EmulatorClock.Manual());
        astria.Emulator.Inject(new(EmulatorFaultKind.Unavailable) { Count = 99 });
        for (var i = 0; i < 6; i++)
            await astria.Client.Account.Invoking(account => account.GetAsync()).Should().ThrowAsync<AstriaException>();

        astria.Emulator.Requests.Should().HaveCount(4);
    }

    [Test]
    public async Task Lists_are_read_to_their_end_newest_first()
    {
        await using var astria = await EmulatedAstria.StartAsync();
        var ids = new List<long>();
        for (var i = 0; i < 250; i++)
            ids.Add((await astria.Client.Prompts.CreateAsync(PromptTarget.Flux1Dev, new() { Text = "a pier", Seed = i })).Id);

        var listed = new List<long>();
        await foreach (var prompt in astria.Client.Prompts.ListAsync()) listed.Add(prompt.Id);

        ids.Reverse();
        listed.Should().Equal(ids);
    }
}
