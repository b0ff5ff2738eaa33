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
    public void A_key_that_is_missing_stops_the_app_with_every_fault()
    {
        var services = new ServiceCollection();
        services.AddAstriaClient(options => options.BaseAddress = new("http://astria.example"));
        using var provider = services.BuildServiceProvider();

        provider.Invoking(app => app.GetRequiredService<AstriaClient>()).Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(2);
    }
}
