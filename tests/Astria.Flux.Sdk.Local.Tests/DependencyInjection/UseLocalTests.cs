using Astria.Flux.Generation;
using Astria.Flux.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Astria.Flux.Local.Tests.DependencyInjection;

internal sealed class UseLocalTests
{
    [Test]
    public void It_registers_a_trainer_and_a_generator()
    {
        var services = new ServiceCollection();
        services.AddAstriaFlux(flux => flux.UseLocal(o => o.Threads = 1));
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IFluxTrainer>().Name.Should().Be("local");
        provider.GetRequiredService<IFluxGenerator>().Should().NotBeNull();
    }

    [Test]
    public void Two_engines_stand_side_by_side_by_name()
    {
        var services = new ServiceCollection();
        services.AddAstriaFlux(flux => flux.UseLocal("small", o => o.Threads = 1).UseLocal("big", o => o.Threads = 1).Configure(o => o.DefaultTrainer = "big"));
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredKeyedService<IFluxTrainer>("small").Name.Should().Be("small");
        provider.GetRequiredService<IFluxTrainer>().Name.Should().Be("big");
    }

    [Test]
    public void Options_that_make_no_sense_are_all_named()
    {
        var services = new ServiceCollection();
        services.AddAstriaFlux(flux => flux.UseLocal(o =>
        {
            o.Threads = 0;
            o.ModelPath = "/no/model.safetensors";
            o.DefaultGuidance = double.NaN;
        }));
        using var provider = services.BuildServiceProvider();

        FluentActions.Invoking(provider.GetRequiredService<IFluxTrainer>).Should().Throw<OptionsValidationException>()
            .Which.Failures.Should().HaveCount(3).And.Contain(f => f.Contains("ModelPath", StringComparison.Ordinal));
    }
}
