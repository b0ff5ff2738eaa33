using Astria.Flux.Astria;
using Astria.Flux.Astria.Engine;
using Astria.Flux.Generation;
using Astria.Flux.Planning;
using Astria.Flux.Testing.Emulator;
using Astria.Flux.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Astria.Flux.Tests.Astria;

public sealed class RegistrationTests
{
    [Test]
    public async Task Use_astria_is_all_an_app_needs_to_train_and_draw()
    {
        var clock = EmulatorClock.Jumping(TimeSpan.FromHours(6));
        await using var emulator = await AstriaEmulator.StartAsync(new() { TimeProvider = clock });
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddAstriaFlux(flux => flux.UseAstria(
            options =>
            {
                (options.ApiKey, options.BaseAddress) = (emulator.ApiKey, emulator.BaseAddress);
                options.Resilience = EmulatedAstria.PatientResilience;
            },
            engine => engine.Downloads = new() { AttemptTimeout = TimeSpan.FromHours(23) }));
        await using var provider = services.BuildServiceProvider();
        var plan = provider.GetRequiredService<TrainingPlanner>().Plan(4);
        var photos = Enumerable.Range(0, 4).Select(i => TrainingImage.FromBytes($"{i}.jpg", new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }));

        var trainer = provider.GetRequiredService<IFluxTrainer>();
        var tune = await trainer.WaitAsync(await trainer.SubmitAsync(new(plan, [.. photos])));
        var made = await provider.GetRequiredService<IFluxGenerator>().GenerateAsync(new("on a pier at dawn") { Tunes = [tune], Count = 2 });

        made.Images.Should().HaveCount(2);
        provider.GetRequiredKeyedService<IFluxTrainer>(AstriaFluxBuilderExtensions.DefaultName).Should().BeSameAs(trainer).And.BeOfType<TelemetryTrainer>();
        provider.GetRequiredService<IFluxGenerator>().Should().BeOfType<TelemetryGenerator>();
        provider.GetRequiredService<AstriaEngine>().Name.Should().Be(trainer.Name, "the engine itself is reached by its own type");
    }

    [Test]
    public void The_engine_without_the_builder_has_telemetry_and_linter_in_front_as_every_other()
    {
        var services = new ServiceCollection();
        services.AddAstriaClient(options => options.ApiKey = "sd_x");
        services.AddAstriaEngine(options => options.FirstPoll = TimeSpan.FromSeconds(1));
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IFluxTrainer>().Should().BeOfType<TelemetryTrainer>();
        provider.GetRequiredService<IFluxGenerator>().Should().BeOfType<TelemetryGenerator>();
        provider.GetRequiredKeyedService<IFluxTrainer>(AstriaFluxBuilderExtensions.DefaultName).Should().BeSameAs(provider.GetRequiredService<IFluxTrainer>());
        provider.GetRequiredService<AstriaEngine>().Should().NotBeNull("what only it can do is asked of it by its own type");
    }

    [Test]
    public void The_engine_is_registered_once_whichever_way_comes_first()
    {
        var services = new ServiceCollection();
        services.AddAstriaClient(options => options.ApiKey = "sd_x");
        services.AddAstriaEngine();
        services.AddAstriaFlux(flux => flux.UseAstria(options => options.ApiKey = "sd_x"));
        using var provider = services.BuildServiceProvider();

        provider.GetServices<IFluxTrainer>().Should().ContainSingle();
        provider.GetServices<IFluxGenerator>().Should().ContainSingle();
    }

    [Test]
    public async Task A_prompt_is_linted_and_measured_on_its_way_to_the_engine_without_the_builder()
    {
        var spans = new System.Collections.Concurrent.ConcurrentBag<string>();
        using var listener = new System.Diagnostics.ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.FluxDiagnostics.Name,
            Sample = (ref System.Diagnostics.ActivityCreationOptions<System.Diagnostics.ActivityContext> _) => System.Diagnostics.ActivitySamplingResult.AllData,
            ActivityStopped = span => spans.Add(span.OperationName),
        };
        System.Diagnostics.ActivitySource.AddActivityListener(listener);
        var clock = EmulatorClock.Jumping(TimeSpan.FromHours(6));
        await using var emulator = await AstriaEmulator.StartAsync(new() { TimeProvider = clock });
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddAstriaClient(options =>
        {
            (options.ApiKey, options.BaseAddress) = (emulator.ApiKey, emulator.BaseAddress);
            options.Resilience = EmulatedAstria.PatientResilience;
        });
        services.AddAstriaEngine(engine => engine.Downloads = new() { AttemptTimeout = TimeSpan.FromHours(23) });
        await using var provider = services.BuildServiceProvider();

        var made = await provider.GetRequiredService<IFluxGenerator>().GenerateAsync(new("a man on a pier, no hat"));

        made.Diagnostics.Should().NotBeEmpty();
        spans.Should().Contain("flux generate");
    }

    [Test]
    public void A_key_that_is_missing_stops_the_app_with_every_fault()
    {
        var services = new ServiceCollection();
        services.AddAstriaClient(options => options.BaseAddress = new("http://astria.example"));
        using var provider = services.BuildServiceProvider();

        provider.Invoking(app => app.GetRequiredService<AstriaClient>()).Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(2);
    }
}
