using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Options.Sources;

/// <summary>The profiles that settings and the command line can name.</summary>
internal static class KnownProfiles
{
    public static IReadOnlyList<PromptProfile> All { get; } = [PromptProfile.AstriaFlux];

    public static string Names => string.Join(", ", All.Select(profile => profile.Name));

    public static PromptProfile? Find(string name) => All.FirstOrDefault(profile => string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase));
}
