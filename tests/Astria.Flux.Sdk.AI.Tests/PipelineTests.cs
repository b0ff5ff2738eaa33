using System.Diagnostics;
using Astria.Flux.Generation;
using Astria.Flux.Testing;
using Astria.Flux.Testing.Emulator;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Astria.Flux.AI.Tests;

/// <summary>The builder pipeline of Microsoft.Extensions.AI over FLUX engines, as an app sets it up.</summary>
public sealed class PipelineTests
{
    [Test]
    public async Task An_app_gets_its_default_engine_linter_in_front()
    {
        var engine = new FakeFluxEngine();
        await using var app = App(flux => flux.UseFake(engine).AddImageGenerator());

        var response = await app.GetRequiredService<IImageGenerator>().GenerateImagesAsync("((a lighthouse)) at dawn");

        response.RawRepresentation.Should().BeOfType<GenerationResult>().Which.Diagnostics.Should().NotBeEmpty();
        engine.Generations.Should().ContainSingle();
    }

    [Test]
    public async Task Several_engines_are_told_apart_by_name()
    {
        var fake = new FakeFluxEngine();
        await using var app = App(flux => flux.UseFake(fake).AddGenerator("other", _ => new FakeFluxEngine()).AddKeyedImageGenerator("fake").AddKeyedImageGenerator("other"));

        await app.GetRequiredKeyedService<IImageGenerator>("fake").GenerateAsync(new("a lighthouse"));

        fake.Generations.Should().ContainSingle();
        app.GetRequiredKeyedService<IImageGenerator>("other").GetRequiredService<ImageGeneratorMetadata>().ProviderName.Should().Be("flux.other");
    }

    [Test]
    public async Task Options_logging_and_OpenTelemetry_work_over_it()
    {
        var engine = new FakeFluxEngine();
        var logs = new Names();
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "PipelineTests",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(logs));
        services.AddAstriaFlux(flux => flux.UseFake(engine).AddImageGenerator(options => options.ProviderName = "flux.fake"));
        services.AddImageGenerator(provider => provider.GetRequiredService<FluxImageGenerator>())
            .ConfigureOptions(options => (options.AdditionalProperties ??= [])[FluxImageProperties.Seed] = 9)
            .UseLogging()
            .UseOpenTelemetry(sourceName: "PipelineTests");
        await using var app = services.BuildServiceProvider();

        var response = await app.GetRequiredService<IImageGenerator>().GenerateAsync(new("a lighthouse"), new() { Count = 2 });

        response.Contents.Should().HaveCount(2);
        engine.Generations.Single().Seed.Should().Be(9);
        logs.Categories.Should().Contain("Microsoft.Extensions.AI.LoggingImageGenerator");
        spans.Should().ContainSingle().Which.Tags.Should().Contain(tag => tag.Key == "gen_ai.provider.name" && tag.Value == "flux.fake");
        app.GetRequiredService<IImageGenerator>().GetService<IFluxGenerator>().Should().NotBeNull("what stands behind the middleware can be reached");
    }

    [Test]
    public async Task The_embedded_engine_draws_a_picture()
    {
        var work = Directory.CreateTempSubdirectory("flux-ai-");
        try
        {
            await using var app = App(flux => flux.UseLocal(options => options.WorkDirectory = work.FullName).AddImageGenerator());

            var response = await app.GetRequiredService<IImageGenerator>().GenerateAsync(new("red apple"), new() { AdditionalProperties = new() { [FluxImageProperties.Steps] = 2, [FluxImageProperties.Seed] = 1 } });

            var picture = response.Contents.Should().ContainSingle().Which.Should().BeOfType<DataContent>().Subject;
            picture.Data.Span[..4].ToArray().Should().Equal([0x89, (byte)'P', (byte)'N', (byte)'G']);
            picture.AdditionalProperties.Should().Contain(FluxImageProperties.Seed, 1L).And.Contain(FluxImageProperties.Width, 64);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    [Test]
    public async Task Astria_s_cloud_draws_with_a_tune_named_by_its_id()
    {
        var clock = EmulatorClock.Jumping(TimeSpan.FromHours(6));
        await using var emulator = await AstriaEmulator.StartAsync(new() { TimeProvider = clock });
        await using var app = App(
            flux => flux.UseAstria(
                options =>
                {
                    (options.ApiKey, options.BaseAddress) = (emulator.ApiKey, emulator.BaseAddress);

                    // The clock jumps ahead whenever somebody waits for it: real calls must have all the time there is.
                    options.Resilience = new() { AttemptTimeout = TimeSpan.FromHours(23), UploadTimeout = TimeSpan.FromHours(23), OverallTimeout = TimeSpan.FromHours(24) };
                },
                engine => engine.Downloads = new() { AttemptTimeout = TimeSpan.FromHours(23) }).AddKeyedImageGenerator("astria"),
            clock);

        var response = await app.GetRequiredKeyedService<IImageGenerator>("astria").GenerateAsync(new("ohwx man on a pier"), new() { Count = 2, ModelId = "1504944" });

        response.Contents.Should().HaveCount(2).And.AllBeOfType<DataContent>();
        response.RawRepresentation.Should().BeOfType<GenerationResult>().Which.Prompt.Should().Be("<lora:1504944:1> ohwx man on a pier");
    }

    private static ServiceProvider App(Action<DependencyInjection.FluxBuilder> build, TimeProvider? clock = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddAstriaFlux(build);
        return services.BuildServiceProvider();
    }

    private sealed class Names : ILoggerProvider
    {
        public List<string> Categories { get; } = [];

        public ILogger CreateLogger(string categoryName)
        {
            lock (Categories) Categories.Add(categoryName);
            return Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;
        }

        public void Dispose()
        {
        }
    }
}
