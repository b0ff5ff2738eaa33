namespace Astria.Flux.Astria.Prompts;

/// <summary>The model that a prompt is posted to, and what is known of it: the rules differ.</summary>
public sealed record PromptTarget
{
    /// <summary>The id of FLUX.1 [dev] at the service: 1504944 (Astria's documentation, FLUX API).</summary>
    public const long Flux1DevId = 1504944;

    /// <summary>FLUX.1 [dev], the base model that FLUX prompts are posted to, with the LoRA named in the text.</summary>
    public static PromptTarget Flux1Dev { get; } = new() { TuneId = Flux1DevId, IsFlux = true };

    /// <summary>The tune or base model that is posted to.</summary>
    public required long TuneId { get; init; }

    /// <summary>Whether it is FLUX, which knows no negative prompts and takes guidance below 5 only.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool IsFlux { get; init; }

    /// <summary>The tune's rare word, which must be in the text together with <see cref="ClassName"/>.</summary>
    /// <value>Default: <see langword="null"/>, not known or not needed.</value>
    public string? Token { get; init; }

    /// <summary>The tune's class name.</summary>
    /// <value>Default: <see langword="null"/>, not known or not needed.</value>
    public string? ClassName { get; init; }

    /// <summary>A model by its id alone; FLUX.1 [dev] is recognised by it.</summary>
    /// <param name="tuneId">The id.</param>
    /// <returns>The target.</returns>
    public static PromptTarget FromId(long tuneId) => tuneId == Flux1DevId ? Flux1Dev : new() { TuneId = tuneId };
}
