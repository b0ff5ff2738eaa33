using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Options;

/// <summary>The profiles that settings and the command line can name.</summary>
public static class PromptProfiles
{
    /// <summary>Every profile of the library.</summary>
    public static IReadOnlyList<PromptProfile> All { get; } =
        [PromptProfile.AstriaFlux, PromptProfile.RawFluxDev, PromptProfile.RawFluxSchnell, PromptProfile.Permissive, PromptProfile.FluxTrueGuidance];

    /// <summary>Finds a profile by its name.</summary>
    /// <param name="name">The name, in any letter case.</param>
    /// <returns>The profile; <see langword="null"/> when none has the name.</returns>
    public static PromptProfile? Find(string name) => All.FirstOrDefault(profile => string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase));
}
