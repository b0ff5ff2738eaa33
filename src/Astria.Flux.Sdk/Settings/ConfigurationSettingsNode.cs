using Microsoft.Extensions.Configuration;

namespace Astria.Flux.Settings;

/// <summary>A place in configuration. Places are written as configuration does: <c>Flux:Presets:0:Lora:Rank</c>.</summary>
internal sealed class ConfigurationSettingsNode(IConfiguration configuration)
    : SettingsNode((configuration as IConfigurationSection)?.Path ?? string.Empty)
{
    public override string? Text => (configuration as IConfigurationSection)?.Value;

    public override IEnumerable<(string Key, SettingsNode Node)> Children =>
        configuration.GetChildren().Select(child => (child.Key, (SettingsNode)new ConfigurationSettingsNode(child)));

    // Configuration names the items of a list by their numbers.
    public override bool IsList => configuration.GetChildren().Any() && configuration.GetChildren().All(child => child.Key.All(char.IsAsciiDigit));

    public override SettingsNode Absent(string key) => new ConfigurationSettingsNode(configuration.GetSection(key));

    /// <summary>Whether two sections are the same place with the same values; each call for a section gives a new object.</summary>
    public static bool AreSame(IConfiguration one, IConfiguration other) =>
        ReferenceEquals(one, other)
        || (one is IConfigurationSection section && other is IConfigurationSection otherSection
            && string.Equals(section.Path, otherSection.Path, StringComparison.OrdinalIgnoreCase)
            && section.AsEnumerable().SequenceEqual(otherSection.AsEnumerable()));
}
