namespace Astria.Flux.DependencyInjection;

/// <summary>A group of the section <c>Flux</c> that the app reads by itself.</summary>
internal sealed record SettingsGroup(string Name);
