using Astria.Flux.Imaging.Advice;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Astria.Flux.Ecosystem.Tests;

/// <summary>An app that has all of its options from configuration, as docs/configuration.md says.</summary>
internal static class ConfiguredApp
{
    public const string Key = "sd_key_that_nobody_may_see";
    public static readonly string Secret = Convert.ToBase64String([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);

    // What can't be left out.
    private static readonly Dictionary<string, string?> Required = new()
    {
        ["Flux:Presets:0:name"] = "studio",
        ["Flux:Presets:0:revision"] = "2026-01",
        ["Flux:Presets:0:steps:fixed"] = "400",
        ["Flux:Prices:0:Device"] = "mine",
        ["Flux:Prices:0:PerStep"] = "0.5",
        ["Flux:Throughputs:0:Device"] = "mine",
        ["Flux:Throughputs:0:Resolution"] = "512",
        ["Flux:Throughputs:0:BatchSize"] = "1",
        ["Flux:Throughputs:0:FastestStep"] = "1",
        ["Flux:Astria:ApiKey"] = Key,
        ["Flux:Astria:Callbacks:Keys:0:Id"] = "k1",
        ["Flux:Astria:Callbacks:Keys:0:Secret"] = Secret,
    };

    /// <summary>The section of what counts as a good photo, which an app reads where it looks at photos.</summary>
    public static AdviceOptions Advice(params (string Key, string? Value)[] settings) =>
        AdviceOptionsConfiguration.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => setting.Value)).Build().GetSection("Advice"));

    public static ServiceProvider Build(params (string Key, string? Value)[] settings)
    {
        var values = new Dictionary<string, string?>(Required, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in settings) values[key] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        var flux = services.AddAstriaFlux(configuration.GetSection("Flux"));
        flux.UseAstria(configuration.GetSection("Flux:Astria"));
        flux.UseLocal(configuration.GetSection("Flux:Local"));
        services.AddAstriaCallbacks(configuration.GetSection("Flux:Astria:Callbacks"));
        Microsoft.AspNetCore.Builder.AstriaWebhookExtensions.AddAstriaWebhooks(services, configuration.GetSection("Flux:Astria:Webhooks"));
        return services.BuildServiceProvider();
    }

    /// <summary>What stops the app when it starts.</summary>
    public static IReadOnlyList<string> Faults(params (string Key, string? Value)[] settings)
    {
        using var app = Build(settings);
        try
        {
            app.GetRequiredService<IStartupValidator>().Validate();
            _ = Advice(settings);
            return [];
        }
        catch (FluxPolicyException exception)
        {
            return [.. exception.Faults.Select(fault => fault.ToString())];
        }
        catch (OptionsValidationException exception)
        {
            return [.. exception.Failures];
        }
        catch (AggregateException exception)
        {
            return [.. exception.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures)];
        }
    }
}
