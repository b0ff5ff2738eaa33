using Astria.Flux.DependencyInjection;
using Astria.Flux.Generation;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules;
using Astria.Flux.Steps;
using Astria.Flux.Tests.Generation;
using Astria.Flux.Training;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Astria.Flux.Tests.DependencyInjection;

public sealed class AddAstriaFluxTests
{
    private static readonly FluxPreset Studio = FluxPresets.Portrait with { Name = "studio", Steps = new FixedStepPolicy(1000) };

    [Test]
    public void Catalog_linter_and_planner_are_there()
    {
        using var services = Build(_ => { });

        services.GetRequiredService<PresetCatalog>().All.Should().Equal(FluxPresets.All);
        services.GetRequiredService<PromptLinter>().Rules.Should().Equal(PromptLinter.Default.Rules);
        services.GetRequiredService<TrainingPlanner>().DefaultPreset.Should().BeSameAs(FluxPresets.Portrait);
        services.GetService<IFluxTrainer>().Should().BeNull();
        services.GetService<IFluxGenerator>().Should().BeNull();
    }

    [Test]
    public void Calling_twice_adds_nothing_twice()
    {
        var section = Section();
        ServiceCollection services = [];
        Add();
        var once = services.Count;

        Add();

        services.Should().HaveCount(once);

        void Add() => services.AddAstriaFlux(section.GetSection("Flux"))
            .AddPreset(Studio with { })
            .AddPromptRule<SilentRule>()
            .AddTrainer("a", _ => new FakeTrainer("a"))
            .AddGenerator("a", _ => new FakeGenerator());

        static IConfigurationRoot Section() => Configuration(("Flux:LintMode", "Fix"), ("Flux:Presets:0:Name", "x"));
    }

    [Test]
    public void Presets_and_rules_of_the_app_are_added()
    {
        using var services = Build(flux => flux.AddPreset(Studio).AddPromptRule<SilentRule>()
            .Configure(options => options.Lint = options.Lint with { MinimumSeverity = PromptSeverity.Hint }));

        services.GetRequiredService<PresetCatalog>().Get("studio").Should().BeSameAs(Studio);
        services.GetRequiredService<PromptLinter>().Rules.Should().ContainItemsAssignableTo<PromptRule>().And.HaveCount(FluxPromptRules.All.Count + 1);
    }

    [Test]
    public void Options_and_presets_come_from_configuration()
    {
        ServiceCollection collection = [];
        collection.AddAstriaFlux(Configuration(
            ("Flux:DefaultPreset", "studio"),
            ("Flux:LintMode", "refuse"),
            ("Flux:RefuseFrom", "Error"),
            ("Flux:DefaultGenerator", "two"),
            ("Flux:Two:ModelDirectory", "models"),
            ("Flux:Presets:0:Name", "studio"),
            ("Flux:Presets:0:Revision", "2026-01"),
            ("Flux:Presets:0:Steps:PerImage", "40"),
            ("Flux:Presets:0:Lora:LearningRate", "2e-4")).GetSection("Flux")).AddGenerator("two", _ => new FakeGenerator());
        using var services = collection.BuildServiceProvider();

        var options = services.GetRequiredService<IOptions<FluxOptions>>().Value;
        options.LintMode.Should().Be(PromptLintMode.Refuse);
        options.RefuseFrom.Should().Be(PromptSeverity.Error);
        services.GetRequiredService<TrainingPlanner>().Plan(10).Steps.Steps.Should().Be(400);
        services.GetRequiredService<PresetCatalog>().Get("studio").Lora.LearningRate.Should().Be(2e-4);
    }

    [Test]
    public void What_code_sets_after_configuration_holds()
    {
        ServiceCollection collection = [];
        collection.AddAstriaFlux(Configuration(("Flux:LintMode", "Refuse")).GetSection("Flux")).Configure(options => options.LintMode = PromptLintMode.Fix);
        using var services = collection.BuildServiceProvider();

        services.GetRequiredService<IOptions<FluxOptions>>().Value.LintMode.Should().Be(PromptLintMode.Fix);
    }

    [Test]
    public async Task A_host_with_wrong_settings_does_not_start_and_says_everything_that_is_wrong()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddAstriaFlux(Configuration(
            ("Flux:DefaultPreset", "portrit"),
            ("Flux:LintMode", "warnn"),
            ("Flux:Lint", "x"),
            ("Flux:DefaultTrainer", "gpu"),
            ("Flux:Presets:0:Name", "studio"),
            ("Flux:Presets:0:Revision", "2026-01"),
            ("Flux:Presets:0:Steps:PerImage", "many")).GetSection("Flux")).AddTrainer("local", _ => new FakeTrainer("local"));
        using var host = builder.Build();

        var start = () => host.StartAsync();

        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Failures.Should().BeEquivalentTo(
            "Flux:Presets:0:Steps:PerImage: is 'many'; it must be a whole number.",
            "Flux:Presets:0:Steps: is missing; give one of perImage, fixed and engineDecides.",
            "Flux:LintMode: is 'warnn'; it must be one of Off, Warn, Fix, Refuse.",
            "Flux:Lint: is 'x'; it must be a group of settings.",
            "DefaultTrainer: is 'gpu'; registered are: local.");
    }

    [Test]
    public void A_wrong_default_preset_is_answered_with_the_known_ones()
    {
        using var services = Build(flux => flux.AddPreset(Studio).Configure(options => options.DefaultPreset = "portrit"));

        Failures(services).Should().Equal("DefaultPreset: is 'portrit'; known presets: portrait, focus, fast, high, studio.");
    }

    [Test]
    public void Wrong_values_set_in_code_are_all_told()
    {
        using var services = Build(flux => flux.AddPreset(Studio with { Name = "PORTRAIT" }).Configure(options =>
        {
            options.LintMode = (PromptLintMode)9;
            options.RefuseFrom = (PromptSeverity)9;
            options.DefaultGenerator = "x";
        }));

        Failures(services).Should().HaveCount(5).And.ContainInOrder(
            "LintMode: is 9; it must be one of Off, Warn, Fix, Refuse.",
            "RefuseFrom: is 9; it must be one of Hint, Information, Warning, Error.",
            "DefaultGenerator: is 'x'; none is registered.");
    }

    [Test]
    public void Engines_are_found_by_name_and_the_first_without_one()
    {
        using var services = Build(flux => flux.AddTrainer("one", _ => new FakeTrainer("one")).AddTrainer("two", _ => new FakeTrainer("two")));

        services.GetRequiredKeyedService<IFluxTrainer>("two").Name.Should().Be("two");
        services.GetRequiredService<IFluxTrainer>().Should().BeSameAs(services.GetRequiredKeyedService<IFluxTrainer>("one"));
    }

    [Test]
    public void The_default_can_be_named()
    {
        using var services = Build(flux => flux
            .AddTrainer("one", _ => new FakeTrainer("one"))
            .AddTrainer("two", _ => new FakeTrainer("two"))
            .Configure(options => options.DefaultTrainer = "two"));

        services.GetRequiredService<IFluxTrainer>().Name.Should().Be("two");
    }

    [Test]
    public void A_name_that_is_taken_keeps_its_engine()
    {
        using var services = Build(flux => flux.AddTrainer("one", _ => new FakeTrainer("first")).AddTrainer("one", _ => new FakeTrainer("second")));

        services.GetRequiredKeyedService<IFluxTrainer>("one").Name.Should().Be("first");
    }

    [Test]
    public async Task The_linter_stands_in_front_of_every_generator()
    {
        var engine = new FakeGenerator();
        await using var services = Build(flux => flux.AddGenerator("one", _ => engine).Configure(options => options.LintMode = PromptLintMode.Fix));

        await services.GetRequiredService<IFluxGenerator>().GenerateAsync(new("a man, no hat"));

        engine.Requests.Should().ContainSingle().Which.Prompt.Should().Be("a man");
    }

    [Test]
    public async Task A_generator_is_disposed_of_once_with_the_app()
    {
        var engine = new FakeGenerator();
        var services = Build(flux => flux.AddGenerator("one", _ => engine));
        services.GetRequiredService<IFluxGenerator>().Should().BeSameAs(services.GetRequiredKeyedService<IFluxGenerator>("one"));

        await services.DisposeAsync();

        engine.Disposals.Should().Be(1);
    }

    [Test]
    public void Everything_registered_can_be_built_with_scopes_checked()
    {
        ServiceCollection collection = [];
        collection.AddAstriaFlux(flux => flux.AddTrainer("one", _ => new FakeTrainer("one")).AddGenerator("one", _ => new FakeGenerator()));

        var build = () => collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true }).Dispose();

        build.Should().NotThrow();
    }

    private static IEnumerable<string> Failures(IServiceProvider services) =>
        services.Invoking(provider => provider.GetRequiredService<IOptions<FluxOptions>>().Value)
            .Should().Throw<OptionsValidationException>().Which.Failures;

    private static ServiceProvider Build(Action<FluxBuilder> build)
    {
        ServiceCollection services = [];
        services.AddAstriaFlux(build);
        return services.BuildServiceProvider();
    }

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
}
