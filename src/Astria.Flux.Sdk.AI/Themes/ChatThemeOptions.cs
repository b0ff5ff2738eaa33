namespace Astria.Flux.AI.Themes;

/// <summary>How a language model is asked for prompts.</summary>
public sealed class ChatThemeOptions
{
    /// <summary>How often the model is asked at most, the first time among them. Each further time it is told what was wrong.</summary>
    /// <value>Default: 3. 1 to 10.</value>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>Whether the library's own grammar writes what the model leaves missing.</summary>
    /// <value>Default: <see langword="true"/>; otherwise too few prompts are an error, which lists what was wrong.</value>
    public bool FillFromGrammar { get; set; } = true;

    /// <summary>The longest answer that is read, in characters; a longer one is refused as a whole.</summary>
    /// <value>Default: 262,144; a hundred prompts are some 40,000. At least 1,000.</value>
    public int MaxAnswerCharacters { get; set; } = 262_144;

    /// <summary>The model that is asked.</summary>
    /// <value>Default: <see langword="null"/>, the chat client's own.</value>
    public string? ModelId { get; set; }

    /// <summary>How freely the model chooses words.</summary>
    /// <value>Default: <see langword="null"/>, the model's own. 0 or more; what is too much depends on the model.</value>
    public float? Temperature { get; set; }

    /// <summary>The most tokens of one answer.</summary>
    /// <value>Default: <see langword="null"/>, 300 and 120 for each prompt: twice what 60 words take. At least 1.</value>
    public int? MaxOutputTokens { get; set; }

    /// <summary>Finds every value that makes no sense.</summary>
    /// <returns>The faults, each with the member as its place; empty when all is well.</returns>
    public IReadOnlyList<FluxFault> Validate()
    {
        var faults = new List<FluxFault>();
        if (MaxAttempts is < 1 or > 10)
            faults.Add(new(nameof(MaxAttempts), Invariant($"is {MaxAttempts}; 1 to 10 are possible.")));
        if (MaxAnswerCharacters < 1000)
            faults.Add(new(nameof(MaxAnswerCharacters), Invariant($"is {MaxAnswerCharacters}; it must be at least 1000.")));
        if (ModelId is not null && string.IsNullOrWhiteSpace(ModelId))
            faults.Add(new(nameof(ModelId), "is blank; leave it out for the client's own model."));
        if (Temperature is { } temperature && !(temperature >= 0 && float.IsFinite(temperature)))
            faults.Add(new(nameof(Temperature), Invariant($"is {temperature}; it must be a finite number, 0 or more.")));
        if (MaxOutputTokens < 1)
            faults.Add(new(nameof(MaxOutputTokens), Invariant($"is {MaxOutputTokens}; it must be at least 1.")));
        return faults;
    }
}
