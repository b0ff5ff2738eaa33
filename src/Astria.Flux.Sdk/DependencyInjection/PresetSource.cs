using Astria.Flux.Presets;
using Astria.Flux.Settings;
using Microsoft.Extensions.Configuration;

namespace Astria.Flux.DependencyInjection;

/// <summary>A configuration section whose children are presets.</summary>
internal sealed class PresetSource(IConfiguration section)
{
    public bool IsFor(IConfiguration other) => ConfigurationSettingsNode.AreSame(section, other);

    public IReadOnlyList<FluxPreset> Read(ICollection<FluxFault> faults, IReadOnlyDictionary<string, StepPolicyReader> policies) =>
        PresetReader.Read(new ConfigurationSettingsNode(section).Children.Select(child => child.Node), faults, policies);
}
