using Astria.Flux.AI;
using Astria.Flux.Astria.Http;
using Astria.Flux.Telemetry;
using Astria.Flux.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Astria.Flux.Ecosystem.Tests;

/// <summary>The code of the pages about configuration, health, telemetry and Microsoft.Extensions.AI works; that it is theirs word for word, GuideTests of the docs' project looks at.</summary>
public sealed class PageSnippets
{
    [Test]
    public void All_options_from_configuration()
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Flux:Astria:ApiKey"] = "sd_x", ["Flux:Astria:Callbacks:Keys:0:Id"] = "k", ["Flux:Astria:Callbacks:Keys:0:Secret"] = ConfiguredApp.Secret }).Build();

        #region configure-all
        var flux = services.AddAstriaFlux(configuration.GetSection("Flux"));
        flux.UseAstria(configuration.GetSection("Flux:Astria"));
        flux.UseLocal(configuration.GetSection("Flux:Local"));
        services.AddAstriaCallbacks(configuration.GetSection("Flux:Astria:Callbacks"));
        services.AddAstriaWebhooks(configuration.GetSection("Flux:Astria:Webhooks"));
        #endregion

        using var app = services.BuildServiceProvider();
        app.Invoking(provider => provider.GetRequiredService<IStartupValidator>().Validate()).Should().NotThrow();
    }

    [Test]
    public async Task Health_checks()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddAstriaFlux(flux => flux.UseFake(new()).UseAstria(options => options.ApiKeySource = _ => throw new InvalidOperationException("no vault")));

        #region health-checks
        services.AddHealthChecks()
            .AddFlux()                              // every engine: flux-astria, flux-local, …
            .AddFlux("astria", tags: ["ready"]);    // or one by its name
        #endregion

        await using var app = services.BuildServiceProvider();
        var report = await app.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        report.Entries.Keys.Should().BeEquivalentTo("flux-fake", "flux-astria");
        report.Entries["flux-astria"].Tags.Should().Equal("ready");
    }

    [Test]
    public async Task Open_telemetry()
    {
        var services = new ServiceCollection();
        #region open-telemetry
        services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(FluxDiagnostics.Name, AstriaDiagnostics.Name))
            .WithMetrics(metrics => metrics.AddMeter(FluxDiagnostics.Name, AstriaDiagnostics.Name));
        #endregion

        await using var app = services.BuildServiceProvider();
        app.GetRequiredService<TracerProvider>().Should().NotBeNull();
        app.GetRequiredService<MeterProvider>().Should().NotBeNull();
    }

    [Test]
    public async Task An_image_generator()
    {
        var services = new ServiceCollection();
        services.AddLogging();

        #region image-generator
        services.AddAstriaFlux(flux => flux.UseLocal().AddImageGenerator());

        // The middleware of Microsoft.Extensions.AI goes over it.
        services.AddImageGenerator(s => s.GetRequiredService<FluxImageGenerator>())
            .ConfigureOptions(options => options.Count ??= 1)
            .UseLogging()
            .UseOpenTelemetry();
        #endregion

        await using var app = services.BuildServiceProvider();
        app.GetRequiredService<IImageGenerator>().GetService<OpenTelemetryImageGenerator>().Should().NotBeNull();
        app.GetRequiredService<IImageGenerator>().GetService<FluxImageGenerator>().Should().NotBeNull();
    }

    [Test]
    public async Task Images_are_generated()
    {
        using var generator = new FakeFluxEngine().AsIImageGenerator();
        var folder = Directory.CreateTempSubdirectory("flux-page-").FullName;
        var cancellationToken = CancellationToken.None;

        #region generate-images
        var response = await generator.GenerateAsync(new("red apple"), new()
        {
            Count = 2,
            AdditionalProperties = new() { [FluxImageProperties.Seed] = 7, [FluxImageProperties.Steps] = 4, [FluxImageProperties.Tunes] = "<lora:123:0.8>" },
        });
        foreach (var picture in response.Contents.OfType<DataContent>()) await File.WriteAllBytesAsync(Path.Combine(folder, picture.Name!), picture.Data, cancellationToken);
        #endregion

        Directory.EnumerateFiles(folder).Select(Path.GetFileName).Should().BeEquivalentTo("1.png", "2.png");
        Directory.Delete(folder, recursive: true);
    }
}
