using System.Text.Json;
using Astria.Flux.Astria.Engine;
using Astria.Flux.Testing.Emulator;
using NJsonSchema;

namespace Astria.Flux.Cli.Tests;

/// <summary>A drawing that is paid for is never lost: its handle is kept before anyone waits, and can be gone on with.</summary>
internal sealed class PaidDrawingTests
{
    private const string Handle = "01-ohwx-toy-on-a-pier.job.json";

    private static readonly string[] Drawing = ["generate", "ohwx toy on a pier", "--engine", "astria", "--count", "2", "--yes"];

    private CommandRun _run = null!;
    private AstriaEmulator _astria = null!;
    private EmulatorClock _clock = null!;

    [SetUp]
    public async Task SetUp()
    {
        // Longer than the waits between two looks, and shorter than any time-out.
        _clock = EmulatorClock.Jumping(TimeSpan.FromSeconds(65));
        _astria = await AstriaEmulator.StartAsync(new() { TimeProvider = _clock, GenerationTime = TimeSpan.FromMinutes(2) });
        _run = new() { Time = _clock };
        _run.Variables["ASTRIA_API_KEY"] = _astria.ApiKey;
        _run.Variables["ASTRIA_BASE_ADDRESS"] = _astria.BaseAddress.ToString();
    }

    [TearDown]
    public async Task TearDown()
    {
        _run.Dispose();
        await _astria.DisposeAsync();
    }

    [Test]
    public async Task Stopped_while_it_waits_it_tells_how_to_go_on_and_going_on_pays_nothing_more()
    {
        (await StopWhenPaidAsync(Drawing)).Should().Be(130, _run.Error);
        _run.Error.Should().Contain($"stopped; go on with: flux generate --attach {Handle}\n");
        _run.Output.Should().BeEmpty();
        var paid = _astria.BalanceMillicents;

        _run.Flux("", "generate", "--attach", Handle).Should().Be(0, _run.Error);

        _run.Output.Should().StartWith("01-ohwx-toy-on-a-pier-1.").And.Contain("01-ohwx-toy-on-a-pier-2.");
        Directory.EnumerateFiles(_run.Folder).Select(Path.GetFileNameWithoutExtension).Should().BeEquivalentTo("01-ohwx-toy-on-a-pier-1", "01-ohwx-toy-on-a-pier-2");
        _astria.PromptCount.Should().Be(1);
        _astria.BalanceMillicents.Should().Be(paid);
    }

    [Test]
    public async Task Stopped_while_the_order_is_under_way_it_keeps_the_handle_first()
    {
        using var stop = new CancellationTokenSource();
        _run.Time = new WatchingClock(_clock, stop.Cancel);

        (await _run.FluxAsync(Drawing, stop.Token)).Should().Be(130, _run.Error);

        _astria.PromptCount.Should().Be(1);
        _run.Has(Handle).Should().BeTrue();
        _run.Error.Should().Contain("--attach");
    }

    [Test]
    public async Task The_pictures_of_a_job_that_is_open_are_not_ordered_again()
    {
        await StopWhenPaidAsync(Drawing);

        _run.Flux("", [.. Drawing, "--force"]).Should().Be(2);

        _run.Error.Should().Contain($"{Handle} is the job of a drawing that is paid for. Go on with: flux generate --attach {Handle}");
        _astria.PromptCount.Should().Be(1);
    }

    [Test]
    public async Task Pictures_go_where_they_were_ordered_into_or_to_another_folder()
    {
        await StopWhenPaidAsync([.. Drawing, "--out", "pictures"]);
        var handle = Path.Combine("pictures", Handle);
        _run.Error.Should().Contain($"--attach {handle}");

        await StopWhenPaidAsync(["generate", "--attach", handle], whenPaid: false);
        _run.Has(handle).Should().BeTrue("who stops again goes on again");
        _run.Error.Should().Contain($"stopped; go on with: flux generate --attach {handle}");
        _run.Flux("", "generate", "--attach", handle, "--out", "elsewhere").Should().Be(0, _run.Error);

        Directory.EnumerateFiles(_run.PathOf("elsewhere")).Should().HaveCount(2);
        Directory.EnumerateFiles(_run.PathOf("pictures")).Should().BeEmpty();
    }

    [Test]
    public async Task Prompts_that_were_not_begun_are_told()
    {
        (await StopWhenPaidAsync(["generate", "ohwx toy on a pier", "red apple", "cat face", "--engine", "astria", "--yes"])).Should().Be(130, _run.Error);

        _run.Error.Should().Contain("2 prompts after prompt 1 not begun, and not paid for.");
        _astria.PromptCount.Should().Be(1);
    }

    [Test]
    public async Task Json_of_a_drawing_gone_on_with_has_the_published_form_and_says_what_was_asked()
    {
        await StopWhenPaidAsync(["generate", "a toy on a pier, no hat", "--engine", "astria", "--lint", "fix", "--yes"]);

        _run.Flux("", "generate", "--attach", "01-a-toy-on-a-pier-no-hat.job.json", "--json").Should().Be(0, _run.Error);

        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Repository.PathOf("docs/cli/generate.schema.json")));
        schema.Validate(_run.Output).Should().BeEmpty();
        using var json = JsonDocument.Parse(_run.Output);
        json.RootElement.GetProperty("asked").GetString().Should().Be("a toy on a pier, no hat");
        json.RootElement.GetProperty("prompt").GetString().Should().Contain("a toy on a pier").And.NotContain("no hat");
        json.RootElement.GetProperty("diagnostics").GetArrayLength().Should().BePositive();
    }

    [Test]
    public void A_drawing_whose_pictures_are_written_leaves_no_handle()
    {
        _run.Flux("", Drawing).Should().Be(0, _run.Error);

        Directory.EnumerateFiles(_run.Folder, "*.json").Should().BeEmpty();
    }

    [Test]
    public void A_drawing_that_can_not_be_had_keeps_its_handle()
    {
        _astria.Inject(new(EmulatorFaultKind.Unavailable) { Method = "GET", Path = "prompts", Count = 100_000 });

        _run.Flux("", Drawing).Should().Be(3);
        _run.Error.Should().Contain($"what is paid for is kept; look again with: flux generate --attach {Handle}");
        _astria.ClearFaults();

        _run.Flux("", "generate", "--attach", Handle).Should().Be(0, _run.Error);
        _astria.PromptCount.Should().Be(1);
    }

    [Test]
    public async Task A_handle_that_an_app_saved_can_be_gone_on_with()
    {
        await StopWhenPaidAsync(Drawing);
        var job = AstriaGenerationJob.Parse(_run.Read(Handle));
        _run.Write("mine.job.json", (job with { UnknownMembers = null }).ToJson());

        _run.Flux("", "generate", "--attach", "mine.job.json").Should().Be(0, _run.Error);

        _run.Output.Should().StartWith("mine-1.");
    }

    [Test]
    public async Task What_is_no_open_drawing_is_refused()
    {
        await StopWhenPaidAsync(Drawing);
        _run.Write("other.job.json", _run.Read(Handle).Replace("\"astria\"", "\"farm\"", StringComparison.Ordinal));
        _run.Write("broken.job.json", "{}");

        foreach (var (arguments, told) in ((string[], string)[])
            [
                (["--attach", "none.job.json"], "there is no job file none.job.json"),
                (["--attach", "other.job.json"], "is a job of the engine 'farm'"),
                (["--attach", "broken.job.json"], "This is not a drawing job"),
                (["--attach", Handle, "red apple"], "Give prompts, or a job with --attach."),
            ])
        {
            _run.Flux("", ["generate", .. arguments]).Should().Be(2, _run.Error);
            _run.Error.Should().Contain(told);
        }
    }

    // Stops as somebody would with Ctrl-C: as soon as the command waits for what is paid for, or for anything at all.
    private async Task<int> StopWhenPaidAsync(string[] arguments, bool whenPaid = true)
    {
        using var stop = new CancellationTokenSource();
        _run.Time = new WatchingClock(_clock, () =>
        {
            if (!whenPaid || Directory.EnumerateFiles(_run.Folder, "*.job.json", SearchOption.AllDirectories).Any()) stop.Cancel();
        });
        var code = await _run.FluxAsync(arguments, stop.Token);
        _run.Time = _clock;
        return code;
    }

    /// <summary>Tells whenever somebody begins to wait.</summary>
    private sealed class WatchingClock(TimeProvider clock, Action waits) : TimeProvider
    {
        public override long TimestampFrequency => clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = clock.CreateTimer(callback, state, dueTime, period);
            waits();
            return timer;
        }
    }
}
