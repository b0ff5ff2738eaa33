using Astria.Flux.Astria;
using Astria.Flux.Astria.Callbacks;
using Astria.Flux.Astria.Http;
using Astria.Flux.Imaging.Advice;
using Astria.Flux.Local;
using Astria.Flux.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Astria.Flux.Ecosystem.Tests;

public sealed class ConfigurationTests
{
    [Test]
    public void Every_fault_of_every_section_is_told_at_once()
    {
        var faults = ConfiguredApp.Faults(("Flux:LintMode", "Loud"), ("Flux:Local:Threads", "many"), ("Flux:Local:Thread", "2"), ("Flux:Astria:Engine:FirstPoll", "soon"), ("Flux:Astria:Resilience:Retries", "-1"));

        faults.Should().Contain(fault => fault.StartsWith("Flux:LintMode: is 'Loud'", StringComparison.Ordinal))
            .And.Contain(fault => fault.StartsWith("Flux:Local:Threads: is 'many'", StringComparison.Ordinal))
            .And.Contain(fault => fault.StartsWith("Flux:Local:Thread: is not a setting", StringComparison.Ordinal))
            .And.Contain(fault => fault.StartsWith("Flux:Astria:Engine:FirstPoll: is 'soon'", StringComparison.Ordinal))
            .And.Contain(fault => fault.Contains("Retries", StringComparison.Ordinal));
    }

    [Test]
    public void Secrets_are_in_no_fault()
    {
        var faults = ConfiguredApp.Faults(("Flux:Astria:ApiKey", "two words§"), ("Flux:Astria:Callbacks:Keys:0:Secret", "no-base-64§"));

        faults.Should().HaveCountGreaterThanOrEqualTo(2).And.NotContain(fault => fault.Contains('§', StringComparison.Ordinal));
    }

    [Test]
    public void Options_of_records_are_read_over_their_defaults()
    {
        using var app = ConfiguredApp.Build(("Flux:Astria:Resilience:Retries", "7"), ("Flux:Astria:Disclose", "texts, addresses"));

        var options = app.GetRequiredService<IOptions<AstriaClientOptions>>().Value;

        options.Resilience.Should().Be(new AstriaResilienceOptions { Retries = 7 });
        options.Disclose.Should().Be(AstriaDisclosure.Texts | AstriaDisclosure.Addresses);
        app.GetRequiredService<IOptions<CallbackOptions>>().Value.Keys.Single().Secret.ToArray().Should().Equal(Convert.FromBase64String(ConfiguredApp.Secret));
    }

    [Test]
    public void What_is_set_in_code_afterwards_goes_before_configuration()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Threads"] = "3", ["DefaultSamplingSteps"] = "9" }).Build();
        var services = new ServiceCollection();
        services.AddAstriaFlux(flux => flux.UseLocal(configuration));
        services.Configure<LocalEngineOptions>("local", options => options.Threads = 1);
        using var app = services.BuildServiceProvider();

        var options = app.GetRequiredService<IOptionsMonitor<LocalEngineOptions>>().Get("local");

        (options.Threads, options.DefaultSamplingSteps).Should().Be((1, 9));
    }

    [Test]
    public void Two_engines_of_a_kind_have_their_own_sections()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["A:Threads"] = "1", ["B:Threads"] = "2", ["B:Slip"] = "x" }).Build();
        var services = new ServiceCollection();
        services.AddAstriaFlux(flux => flux.UseLocal("a", configuration.GetSection("A")).UseLocal("b", configuration.GetSection("B")));
        using var app = services.BuildServiceProvider();
        var options = app.GetRequiredService<IOptionsMonitor<LocalEngineOptions>>();

        options.Get("a").Threads.Should().Be(1);
        options.Invoking(all => all.Get("b")).Should().Throw<OptionsValidationException>().WithMessage("*B:Slip*");
    }

    [Test]
    public void A_change_of_configuration_is_seen()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Threads"] = "1" }).Build();
        var services = new ServiceCollection();
        services.AddAstriaFlux(flux => flux.UseLocal(configuration));
        using var app = services.BuildServiceProvider();
        var options = app.GetRequiredService<IOptionsMonitor<LocalEngineOptions>>();
        options.Get("local").Threads.Should().Be(1);

        configuration["Threads"] = "2";
        configuration.Reload();

        options.Get("local").Threads.Should().Be(2);
    }

    [Test]
    public void What_counts_as_a_good_photo_is_read_with_every_fault()
    {
        var options = ConfiguredApp.Advice(("Advice:Preset", "high"), ("Advice:Image:ShortSide:Drop", "256"), ("Advice:Set:HashDistance:Duplicate", "3"), ("Advice:Severities:IMG_BLURRED", "none"));

        options.Preset.Name.Should().Be("high");
        options.Image.ShortSide.Should().Be(new AdviceLevels(256));
        options.Set.HashDistance.Should().Be((3, 12));
        options.Severities.Should().ContainSingle().Which.Value.Should().BeNull();
        FluentActions.Invoking(() => ConfiguredApp.Advice(("Advice:Preset", "hi"), ("Advice:Image:ShortSide:Drop", "x"), ("Advice:Severities:IMG_BLURRY", "none"), ("Advice:Severities:IMG_BLURRED", "loud")))
            .Should().Throw<FluxPolicyException>().Which.Faults.Select(fault => fault.Place)
            .Should().BeEquivalentTo("Advice:Preset", "Advice:Image:ShortSide:Drop", "Advice:Severities:IMG_BLURRY", "Advice:Severities:IMG_BLURRED");
    }

    [Test]
    public void A_package_binds_options_of_its_own()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Mine:Speed"] = "fast", ["Mine:Extra"] = "1" }).Build();
        var services = new ServiceCollection();
        services.AddOptions<Mine>().BindSettings(configuration.GetSection("Mine"), static (settings, mine) => mine.Speed = settings.Int32("Speed", mine.Speed));
        using var app = services.BuildServiceProvider();

        app.Invoking(provider => provider.GetRequiredService<IOptions<Mine>>().Value).Should().Throw<OptionsValidationException>().Which.Failures
            .Should().Equal("Mine:Speed: is 'fast'; it must be a whole number.", "Mine:Extra: is not a setting; known here: Speed.");
    }

    private sealed class Mine
    {
        public int Speed { get; set; } = 1;
    }
}
