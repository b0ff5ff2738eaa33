namespace Astria.Flux.Testing.Emulator;

/// <summary>A pack of the emulated service.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="PromptsByClass">The texts of its prompts by class; the texts name token and class.</param>
public sealed record EmulatedPack(long Id, string Slug, IReadOnlyDictionary<string, IReadOnlyList<string>> PromptsByClass);
