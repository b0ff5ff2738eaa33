using System.Text.RegularExpressions;
using Astria.Flux.Generation;
using Astria.Flux.Testing;
using Astria.Flux.Testing.Emulator;
using Astria.Flux.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Astria.Flux.Ecosystem.Tests;

/// <summary>What operators read: stable ids, documented, and nothing secret.</summary>
public sealed partial class LoggingTests
{
    private const string Head = "| id | name | level | category | message |\n|-|-|-|-|-|\n";

    [Test]
    public void Ids_are_used_once_over_all_packages() => LogMessages.All.Select(message => message.Id).Should().OnlyHaveUniqueItems();

    [Test]
    public void Names_are_used_once_over_all_packages_and_none_is_missing() =>
        LogMessages.All.Select(message => message.Name).Should().OnlyHaveUniqueItems().And.NotContain(string.Empty);

    [Test]
    public void The_page_lists_every_message()
    {
        var path = Repository.PathOf("docs/logging.md");
        var text = File.ReadAllText(path);
        var rows = string.Concat(LogMessages.All.Select(message => $"| {message.Id} | {message.Name} | {message.Level} | `{message.Category}` | {message.Text} |\n"));
        var documented = text[(text.IndexOf(Head, StringComparison.Ordinal) + Head.Length)..];
        documented = documented[..documented.IndexOf("\n\n", StringComparison.Ordinal)] + "\n";
        if (Environment.GetEnvironmentVariable("FLUX_UPDATE_DOCS") == "1") File.WriteAllText(path, text.Replace(Head + documented, Head + rows, StringComparison.Ordinal));
        else documented.Should().Be(rows, "FLUX_UPDATE_DOCS=1 writes the table anew");
    }

    [Test]
    public void Nothing_is_logged_but_by_source_generated_messages() =>
        Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories).Where(file => HandWritten().IsMatch(File.ReadAllText(file))).Should().BeEmpty();

    [Test]
    public async Task Prompts_titles_captions_and_keys_are_in_no_message()
    {
        const string Secret = "xyzzy";
        var logs = new ListLoggerProvider();
        var clock = EmulatorClock.Jumping(TimeSpan.FromHours(6));
        await using var emulator = await AstriaEmulator.StartAsync(new() { TimeProvider = clock, ApiKey = "sd_" + Secret });
        await using var app = App(logs, emulator, "sd_" + Secret, clock);
        emulator.Inject(new(EmulatorFaultKind.ServerErrorAfterProcessing) { Method = "POST" });
        emulator.Inject(new(EmulatorFaultKind.Unavailable) { Method = "GET" });
        emulator.Inject(new(EmulatorFaultKind.PromptFails));
        foreach (var engine in new[] { "fake", "astria" })
        {
            var request = FluxModels.TrainingRequest(4) with { Title = Secret };
            request = request with { Images = [.. request.Images.Select(image => image.WithCaption(Secret))] };
            var trainer = app.GetRequiredKeyedService<IFluxTrainer>(engine);
            var tune = await trainer.WaitAsync(await trainer.SubmitAsync(request));
            var generator = app.GetRequiredKeyedService<IFluxGenerator>(engine);
            try
            {
                await generator.GenerateAsync(new($"((ohwx man)) with {Secret}, no {Secret}") { Tunes = [tune] });
            }
            catch (FluxException)
            {
                // The emulator was told to refuse it: that is logged, too.
            }
        }

        logs.Messages.Select(message => message.Id).Should().Contain([1001, 1101, 1103, 1104, 1201, 1202, 2003, 2004], "all of it happened");
        logs.Messages.Should().NotContain(message => message.Text.Contains(Secret, StringComparison.Ordinal));
    }

    [Test]
    public async Task A_training_tells_that_it_was_taken_each_step_and_what_came_of_it()
    {
        var logs = new ListLoggerProvider();
        await using var app = App(logs, new FakeFluxEngine(new() { Preparation = TimeSpan.Zero, Saving = TimeSpan.Zero }));
        var trainer = app.GetRequiredService<IFluxTrainer>();

        await trainer.WaitAsync(await trainer.SubmitAsync(FluxModels.TrainingRequest()));

        logs.Messages[0].Should().Be((1101, LogLevel.Information, "Training job-1 was submitted to 'fake': preset portrait@2025-06, 12 images, 324 steps"));
        logs.Messages[^1].Should().Match<(int Id, LogLevel Level, string Text)>(message => message.Id == 1104 && message.Level == LogLevel.Information);
        logs.Messages.Where(message => message.Id == 1103).Should().HaveCountGreaterThan(300).And.OnlyContain(message => message.Level == LogLevel.Debug);
    }

    [Test]
    public async Task A_training_that_fails_tells_why()
    {
        var logs = new ListLoggerProvider();
        await using var app = App(logs, new FakeFluxEngine(new() { FailAtStep = 3, Failure = "the loss is no number." }));
        var trainer = app.GetRequiredService<IFluxTrainer>();
        var job = await trainer.SubmitAsync(FluxModels.TrainingRequest());

        await trainer.Awaiting(all => all.WaitAsync(job)).Should().ThrowAsync<TrainingFailedException>();

        logs.Messages.Should().Contain((1105, LogLevel.Error, "Training job-1 on 'fake' failed: the loss is no number."));
    }

    [Test]
    public async Task A_training_that_was_begun_before_tells_from_where_it_goes_on()
    {
        var logs = new ListLoggerProvider();
        var engine = new FakeFluxEngine();
        await using var app = App(logs, engine);
        var trainer = app.GetRequiredService<IFluxTrainer>();
        var job = await trainer.SubmitAsync(FluxModels.TrainingRequest());
        ((VirtualClock)engine.Clock).Advance(TimeSpan.FromSeconds(130));

        await trainer.WaitAsync(TrainingJob.Parse(job.ToJson()));

        logs.Messages.Should().ContainSingle(message => message.Id == 1109).Which.Text.Should().Be("Training job-1 on 'fake', which was begun before, goes on from step 100 of 324");
    }

    [Test]
    public async Task A_job_that_is_no_longer_waited_for_and_one_that_is_cancelled_are_told_apart()
    {
        var logs = new ListLoggerProvider();
        await using var app = App(logs, new FakeFluxEngine());
        var trainer = app.GetRequiredService<IFluxTrainer>();
        var job = await trainer.SubmitAsync(FluxModels.TrainingRequest());

        await trainer.Awaiting(all => all.WaitAsync(job, cancellationToken: new(canceled: true))).Should().ThrowAsync<OperationCanceledException>();
        await trainer.CancelAsync(job);

        logs.Messages.Select(message => message.Id).Should().EndWith([1106, 1108]);
    }

    private static ServiceProvider App(ListLoggerProvider logs, FakeFluxEngine engine)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        services.AddSingleton(engine.Clock);
        services.AddAstriaFlux(flux => flux.UseFake(engine));
        return services.BuildServiceProvider();
    }

    private static ServiceProvider App(ListLoggerProvider logs, AstriaEmulator emulator, string key, TimeProvider clock)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        services.AddSingleton(clock);
        services.AddAstriaFlux(flux => flux.UseFake(new()).UseAstria(
            options =>
            {
                (options.ApiKey, options.BaseAddress) = (key, emulator.BaseAddress);

                // The clock jumps ahead whenever somebody waits for it: real calls must have all the time there is.
                options.Resilience = new() { AttemptTimeout = TimeSpan.FromHours(23), UploadTimeout = TimeSpan.FromHours(23), OverallTimeout = TimeSpan.FromHours(24) };
            },
            engine => engine.Downloads = new() { AttemptTimeout = TimeSpan.FromHours(23) }));
        return services.BuildServiceProvider();
    }

    [GeneratedRegex(@"logger\??\.Log\w*\(", RegexOptions.IgnoreCase)]
    private static partial Regex HandWritten();
}
