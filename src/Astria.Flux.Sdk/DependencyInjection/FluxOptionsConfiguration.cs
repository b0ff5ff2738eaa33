using Astria.Flux.Prompts.Options.Sources;
using Astria.Flux.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Astria.Flux.DependencyInjection;

/// <summary>Reads options from a configuration section, and refuses what makes no sense there.</summary>
/// <remarks>Read by hand rather than bound, so that every fault is found and not only the first, and told with its place.</remarks>
internal sealed class FluxOptionsConfiguration(IConfiguration section) : IConfigureOptions<FluxOptions>, IValidateOptions<FluxOptions>
{
    /// <summary>The list of presets in the section, which <see cref="PresetSource"/> reads.</summary>
    public const string Presets = "Presets";

    /// <summary>Where the section is, such as <c>Flux</c>; empty for the root.</summary>
    public string Place => (section as IConfigurationSection)?.Path ?? string.Empty;

    public bool IsFor(IConfiguration other) => ConfigurationSettingsNode.AreSame(section, other);

    public void Configure(FluxOptions options) => Read(options, []);

    public ValidateOptionsResult Validate(string? name, FluxOptions options)
    {
        var faults = new List<FluxFault>();
        Read(new(), faults);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults.Select(fault => fault.ToString()));
    }

    /// <summary>The keys that are the library's own, and the places of groups that are not. Those in the root belong to everybody, and are left out.</summary>
    public (IReadOnlyList<string> Own, IReadOnlyList<(string Name, string Place)> Others) Groups()
    {
        var settings = Read(new(), []);
        return (settings.Known, Place.Length == 0 ? [] : [.. settings.UnknownGroups()]);
    }

    private SettingsReader Read(FluxOptions options, List<FluxFault> faults)
    {
        var settings = new SettingsReader(new ConfigurationSettingsNode(section), faults);
        options.DefaultPreset = settings.Text(nameof(FluxOptions.DefaultPreset)) ?? options.DefaultPreset;
        options.LintMode = settings.Enum(nameof(FluxOptions.LintMode), options.LintMode);
        options.RefuseFrom = settings.Enum(nameof(FluxOptions.RefuseFrom), options.RefuseFrom);
        options.DefaultTrainer = settings.Text(nameof(FluxOptions.DefaultTrainer)) ?? options.DefaultTrainer;
        options.DefaultGenerator = settings.Text(nameof(FluxOptions.DefaultGenerator)) ?? options.DefaultGenerator;
        _ = settings.Group(nameof(FluxOptions.Lint));
        // Which rules there are is known once the app's own are made: the validator looks at their ids.
        options.Lint = LintOptionsReader.Read(new ConfigurationSettingsNode(section.GetSection(nameof(FluxOptions.Lint))), options.Lint, rules: null, faults);
        _ = settings.Items(Presets);
        options.Prices = TablesReader.Prices(settings.Items(nameof(FluxOptions.Prices)), options.Prices, faults);
        options.Throughputs = TablesReader.Throughputs(settings.Items(nameof(FluxOptions.Throughputs)), options.Throughputs, faults);
        // Groups may belong to an engine's package: the validator knows which there are.
        settings.RefuseUnknown(allowGroups: true);
        return settings;
    }
}
