using Astria.Flux.Astria;
using Astria.Flux.Astria.Http;
using Astria.Flux.Health;
using Astria.Flux.Telemetry;
using Astria.Flux.Testing;
using Astria.Flux.Training;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Astria.Flux.Docs.Tests;

/// <summary>The code of docs/configuration.md, docs/health.md and docs/telemetry.md.</summary>
internal sealed class OperationsSnippets
{
    [Test]
    public void Bind_everything()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Flux:Astria:ApiKey", "sd_example"), new("Flux:Local:Threads", "1")]).Build();
        var services = new ServiceCollection();

        #region bind-everything
        var flux = services.AddAstriaFlux(configuration.GetSection("Flux"));
        flux.UseAstria(configuration.GetSection("Flux:Astria"));
        flux.UseLocal(configuration.GetSection("Flux:Local"));
        services.AddAstriaCallbacks(configuration.GetSection("Flux:Astria:Callbacks"));
        services.AddAstriaWebhooks(configuration.GetSection("Flux:Astria:Webhooks"));
        #endregion

        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IOptions<AstriaClientOptions>>().Value.ApiKey.Should().Be("sd_example");
    }

    [Test]
    public async Task Check_health()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddAstriaFlux(flux => flux.UseLocal(o => o.WorkDirectory = Path.GetTempPath()).UseAstria(o => o.ApiKey = "sd_example"));

        #region check-health
        services.AddHealthChecks().AddFlux();                 // every engine: flux-astria, flux-local, …
        services.AddHealthChecks().AddFlux("astria", tags: ["ready"]);
        #endregion

        await using var provider = services.BuildServiceProvider();
        var checks = provider.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations.Select(registration => registration.Name);
        checks.Should().Contain("flux-local").And.Contain("flux-astria");
    }

    [Test]
    public async Task Listen()
    {
        var services = new ServiceCollection();
        services.AddAstriaFlux(flux => flux.AddTrainer("fake", _ => new FakeFluxEngine()));

        #region listen
        services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(FluxDiagnostics.Name, AstriaDiagnostics.Name))
            .WithMetrics(metrics => metrics.AddMeter(FluxDiagnostics.Name, AstriaDiagnostics.Name));
        #endregion

        await using var provider = services.BuildServiceProvider();
        using var tracing = provider.GetRequiredService<TracerProvider>();
        var trainer = provider.GetRequiredService<IFluxTrainer>();
        (await trainer.WaitAsync(await trainer.SubmitAsync(FluxModels.TrainingRequest()))).Steps.Should().Be(324);
    }
}
