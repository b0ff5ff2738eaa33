using Astria.Flux.Generation;
using Astria.Flux.Health;
using Astria.Flux.Settings;
using Astria.Flux.Training;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.DependencyInjection;

/// <summary>Finds groups of the section <c>Flux</c> that nothing reads: the slip of a pen in an engine's name would leave it with its defaults.</summary>
/// <remarks>A group is known when options are bound to it or to a part of it, when an engine has its name, or when the app has said that it is its own. So nothing
/// here knows which packages there are.</remarks>
internal sealed class SettingsGroups(IServiceProvider services)
{
    /// <summary>What is wrong with the groups of all sections that the library's options are read from.</summary>
    public IEnumerable<FluxFault> Faults() => services.GetServices<FluxOptionsConfiguration>().SelectMany(Faults);

    private IEnumerable<FluxFault> Faults(FluxOptionsConfiguration configuration)
    {
        var (own, found) = configuration.Groups();
        if (found.Count == 0) return [];
        string[] others = [.. Bound(configuration.Place).Concat(Engines()).Concat(services.GetServices<SettingsGroup>().Select(group => group.Name)).Distinct(StringComparer.OrdinalIgnoreCase)];
        return found.Where(group => !others.Contains(group.Name, StringComparer.OrdinalIgnoreCase)).Select(group => new FluxFault(group.Place, Problem(group.Name, [.. others, .. own])));
    }

    // Flux:Local:Deeper makes Local known, whoever reads what else is in it.
    private IEnumerable<string> Bound(string place) => services.GetServices<BoundSection>()
        .Where(section => section.IsIn(place) && section.Path.Length > place.Length)
        .Select(section => section.Path[(place.Length + 1)..].Split(':')[0]);

    private IEnumerable<string> Engines() => services.GetServices<EngineRegistration<IFluxTrainer>>().Select(engine => engine.Name)
        .Concat(services.GetServices<EngineRegistration<IFluxGenerator>>().Select(engine => engine.Name))
        .Concat(services.GetServices<EngineRegistration<IEngineProbe>>().Select(engine => engine.Name));

    private static string Problem(string name, IReadOnlyList<string> known) => NearestNames.Of(name, known) is [var nearest, ..]
        ? $"is a group that nothing reads; is '{nearest}' meant?"
        : $"is a group that nothing reads: no engine '{name}' is registered, and no options are bound to it. Known here: {string.Join(", ", known)}. "
            + $"One that the app reads by itself is made known by {nameof(FluxBuilder)}.{nameof(FluxBuilder.AddSettingsGroup)}.";
}
