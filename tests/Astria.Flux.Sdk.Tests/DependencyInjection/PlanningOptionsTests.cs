using Astria.Flux.DependencyInjection;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Steps;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Astria.Flux.Tests.DependencyInjection;

/// <summary>Prices, throughputs and step policies of an app's own, in code and in configuration.</summary>
internal sealed class PlanningOptionsTests
{
    private const string Settings = """
        {
          "Flux": {
            "Prices": [
              { "Device": "astria", "PerStep": 0.004, "Source": "our contract" },
              { "Device": "rented", "Currency": "EUR", "Fixed": 0.5, "PerHour": 1.25, "Presets": [ "fast" ] }
            ],
            "Throughputs": [
              { "Device": "rented", "Resolution": 512, "BatchSize": 4, "FastestStep": 1.5, "SlowestStep": 2, "LeastOverhead": "00:00:30", "MostOverhead": "00:01:30", "Runs": 10, "Source": "our runs" }
            ]
          }
        }
        """;

    [Test]
    public void Estimator_and_budget_planner_reckon_with_the_figures_of_the_configuration()
    {
        using var services = Build(Settings);
        var plan = services.GetRequiredService<TrainingPlanner>().Plan(16);
        var fast = services.GetRequiredService<TrainingPlanner>().Plan(16, FluxPresets.Fast);
        var estimator = services.GetRequiredService<TrainingEstimator>();

        estimator.Estimate(plan, TrainingDevice.Astria).Price.Should().BeEquivalentTo(new { Most = 1.728m, Basis = "our contract" });
        var rented = estimator.Estimate(fast, new("rented"));
        rented.Duration!.Most.Should().Be(TimeSpan.FromSeconds((432 * 2 * 1.025) + 90));
        rented.Price!.Currency.Should().Be("EUR");
        estimator.Estimate(plan, new("rented")).Price.Should().BeNull("the price is that of fast");
        services.GetRequiredService<BudgetPlanner>().Plan(new() { Money = 1 }, TrainingDevice.Astria, 16, null, null).MostSteps.Should().Be(250);
    }

    [Test]
    public void Without_configuration_they_reckon_with_the_published_figures()
    {
        using var services = Build("{}");

        services.GetRequiredService<TrainingEstimator>().Prices.Should().BeSameAs(PriceTable.Default);
        services.GetRequiredService<TrainingEstimator>().Throughputs.Should().BeSameAs(ThroughputTable.Default);
    }

    [Test]
    public void What_the_app_sets_in_code_holds()
    {
        using var services = Build("{}", flux => flux.Configure(options => options.Prices = options.Prices.With(new PriceRate { Device = "astria", PerStep = 1 })));

        services.GetRequiredService<TrainingEstimator>().Prices.Find(TrainingDevice.Astria, "fast")!.PerStep.Should().Be(1);
    }

    [Test]
    public void Every_fault_in_the_figures_is_named_by_its_key()
    {
        using var services = Build("""
            { "Flux": {
              "Prices": [ { "PerStep": "cheap" }, { "Device": "x", "PerHour": -1 }, { "Device": "x", "PerMinute": 1 } ],
              "Throughputs": [ { "Device": "x", "Resolution": 512, "BatchSize": 0, "FastestStep": 1, "MostOverhead": "soon" }, { "Device": "x", "Resolution": 512, "BatchSize": 1 } ]
            } }
            """);

        FluentActions.Invoking(() => services.GetRequiredService<IOptions<FluxOptions>>().Value).Should().Throw<OptionsValidationException>()
            .Which.Failures.Select(failure => failure[..failure.LastIndexOf(": ", StringComparison.Ordinal)].Split(": ")[0]).Should().BeEquivalentTo(
                "Flux:Prices:0:Device", "Flux:Prices:0:PerStep", "Flux:Prices:1:PerHour", "Flux:Prices:2:PerMinute", "Flux:Throughputs:0:MostOverhead", "Flux:Throughputs:1:FastestStep");
    }

    [Test]
    public void Tables_may_not_be_null()
    {
        using var services = Build("{}", flux => flux.Configure(options => (options.Prices, options.Throughputs) = (null!, null!)));

        FluentActions.Invoking(() => services.GetRequiredService<IOptions<FluxOptions>>().Value).Should().Throw<OptionsValidationException>()
            .Which.Failures.Should().Equal("Prices: is null.", "Throughputs: is null.");
    }

    [Test]
    public void A_step_policy_of_the_apps_own_is_read_from_configuration()
    {
        const string Json = """{ "Flux": { "Presets": [ { "Name": "studio", "Revision": "2026-01", "Steps": { "Kind": "double", "Each": 20 } } ] } }""";
        var reader = new StepPolicyReader("double", node => node.Whole("each") is { } each ? new PerImageStepPolicy((int)each * 2) : null);
        using var services = Build(Json, flux => flux.AddStepPolicy(reader).AddStepPolicy(reader));

        services.GetRequiredService<PresetCatalog>().Get("studio").PlanSteps(10).Steps.Should().Be(400);
        FluentActions.Invoking(() => Build(Json).GetRequiredService<PresetCatalog>()).Should().Throw<FluxPolicyException>().WithMessage("*'double'*");
        FluentActions.Invoking(() => Build(Json, flux => flux.AddStepPolicy(reader).AddStepPolicy(new("double", _ => null)))).Should().Throw<ArgumentException>().WithMessage("*'double'*");
    }

    private static ServiceProvider Build(string json, Action<FluxBuilder>? more = null)
    {
        var configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json))).Build();
        ServiceCollection services = [];
        var builder = services.AddAstriaFlux(configuration.GetSection("Flux"));
        more?.Invoke(builder);
        return services.BuildServiceProvider();
    }
}
