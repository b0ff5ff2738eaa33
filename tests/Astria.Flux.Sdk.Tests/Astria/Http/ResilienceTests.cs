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

    [Test]
    public async Task No_more_calls_run_at_once_than_allowed()
    {
        await using var astria = await EmulatedAstria.StartAsync(resilience: EmulatedAstria.PatientResilience with { Concurrency = 2 }, clock: EmulatorClock.Manual());
        astria.Emulator.Inject(new(EmulatorFaultKind.SlowBody) { Count = 99 });
        using var stop = new CancellationTokenSource();

        var calls = Enumerable.Range(0, 6).Select(_ => astria.Client.Account.GetAsync(stop.Token)).ToList();
        while (astria.Emulator.Requests.Count < 2) await Task.Yield();
        (await astria.Client.Account.Invoking(account => account.GetAsync(new CancellationToken(canceled: true))).Should().ThrowAsync<OperationCanceledException>()).Which.Should().NotBeNull();

        astria.Emulator.Requests.Should().HaveCount(2);
        await stop.CancelAsync();
        foreach (var call in calls) await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
    }

    [Test]
    public async Task A_call_that_waits_for_its_turn_too_long_says_so_and_was_never_sent()
    {
        var clock = EmulatorClock.Manual();
        var options = new AstriaResilienceOptions { Concurrency = 1, AttemptTimeout = TimeSpan.FromHours(23), OverallTimeout = TimeSpan.FromHours(2) };
        await using var astria = await EmulatedAstria.StartAsync(resilience: options, clock: clock);
        astria.Emulator.Inject(new(EmulatorFaultKind.SlowBody) { Delay = TimeSpan.FromHours(23) });
        var first = astria.Client.Account.GetAsync();
        while (astria.Emulator.Requests.Count == 0) await Task.Yield();
        var second = astria.Client.Account.GetAsync();

        clock.Advance(TimeSpan.FromHours(3));

        (await FluentActions.Awaiting(() => second).Should().ThrowAsync<AstriaConnectionException>()).Which.MayHaveArrived.Should().BeFalse();
        (await FluentActions.Awaiting(() => first).Should().ThrowAsync<AstriaConnectionException>()).Which.Message.Should().Contain("no answer within 02:00:00");
        astria.Emulator.Requests.Should().ContainSingle();
    }

    [Test]
    public async Task The_pipeline_can_be_replaced()
    {
        await using var astria = await EmulatedAstria.StartAsync();
        astria.Emulator.Inject(new(EmulatorFaultKind.Unavailable));
        using var http = new HttpClient();
        var pipeline = new NoResilience();
        var client = new Flux.Astria.AstriaClient(http, new() { ApiKey = astria.Emulator.ApiKey, BaseAddress = astria.Emulator.BaseAddress }, pipeline);

        await client.Account.Invoking(account => account.GetAsync()).Should().ThrowAsync<AstriaApiException>();

        pipeline.Calls.Should().Equal("account.get");
        astria.Emulator.Requests.Should().ContainSingle();
    }

    [Test]
    public async Task A_file_that_is_not_there_is_named_before_anything_is_sent()
    {
        await using var astria = await EmulatedAstria.StartAsync();
        var request = TestTune.New("t") with { Images = [AstriaFile.FromFile("/nowhere/a.jpg"), AstriaFile.FromFile("/nowhere/b.jpg")] };

        await astria.Client.Tunes.Invoking(tunes => tunes.CreateAsync(request)).Should().ThrowAsync<ArgumentException>().WithMessage("*Images[0]*a.jpg*Images[1]*b.jpg*");

        astria.Emulator.Requests.Should().BeEmpty();
    }

    [Test]
    public async Task A_file_that_cannot_be_read_is_no_fault_of_the_connection()
    {
        await using var astria = await EmulatedAstria.StartAsync();
        var opened = 0;
        var request = TestTune.New("t") with
        {
            Images = [AstriaFile.FromSource("a.jpg", _ => ++opened > 0 ? throw new UnauthorizedAccessException("no") : default)],
        };

        var failure = (await astria.Client.Tunes.Invoking(tunes => tunes.CreateAsync(request)).Should().ThrowAsync<AstriaException>()).Which;

        failure.Message.Should().Contain("'a.jpg' can't be read");
        failure.MayHaveArrived.Should().BeFalse();
        (opened, astria.Emulator.TuneCount).Should().Be((1, 0));
    }

    [Test]
    public async Task A_paid_answer_without_an_id_is_looked_for_like_a_lost_one()
    {
        using var service = new CannedService(sent => CannedService.Json(sent.Line.StartsWith("POST", StringComparison.Ordinal) ? "{}" : """[{"id":9,"title":"t","created_at":"2999-01-01T00:00:00Z"}]"""));
        using var http = new HttpClient(service, disposeHandler: false);
        var client = new Flux.Astria.AstriaClient(http, new() { ApiKey = "sd_x" }, timeProvider: EmulatorClock.Jumping(TimeSpan.FromMinutes(2)));

        (await client.Tunes.CreateAsync(TestTune.New("t"))).Id.Should().Be(9);

        service.Sent.Select(sent => sent.Line.Split('?')[0]).Should().Equal("POST /tunes", "GET /tunes");
    }

    private sealed class NoResilience : IAstriaResilience
    {
        public List<string> Calls { get; } = [];

        public ValueTask<TResult> ExecuteAsync<TState, TResult>(
            AstriaCall operation, Func<TState, CancellationToken, ValueTask<TResult>> attempt, TState state, CancellationToken cancellationToken)
        {
            Calls.Add(operation.Operation);
            return attempt(state, cancellationToken);
        }
    }
}
