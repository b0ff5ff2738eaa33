using System.Diagnostics.CodeAnalysis;

namespace Astria.Flux.Generation;

/// <summary>What to draw.</summary>
public sealed record GenerationRequest
{
    /// <summary>Creates a request.</summary>
    /// <param name="prompt">What is to be seen, in plain words.</param>
    /// <exception cref="ArgumentException"><paramref name="prompt"/> is empty or blank.</exception>
    public GenerationRequest([StringSyntax("flux-prompt")] string prompt)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(prompt);
        Prompt = prompt;
    }

    /// <summary>What is to be seen, in plain words: FLUX knows no weights and no negatives.</summary>
    [StringSyntax("flux-prompt")]
    public string Prompt { get; init; }

    /// <summary>The tunes to draw with.</summary>
    /// <value>Default: none, the base model draws.</value>
    public IReadOnlyList<WeightedTune> Tunes { get; init; } = [];

    /// <summary>How many pictures.</summary>
    /// <value>Default: 1. At least 1; an engine may have a limit.</value>
    public int Count { get; init; } = 1;

    /// <summary>Where chance starts from; picture i starts from <c>Seed + i</c>.</summary>
    /// <value>Default: <see langword="null"/>, the engine chooses and says so in <see cref="GeneratedImage.Seed"/>.</value>
    public long? Seed { get; init; }

    /// <summary>The sampling steps.</summary>
    /// <value>Default: <see langword="null"/>, the engine's own number. At least 1.</value>
    public int? Steps { get; init; }

    /// <summary>How closely the distilled guidance follows the prompt.</summary>
    /// <value>Default: <see langword="null"/>, the engine's own number; 3.5 is common (the FLUX.1 reference implementation). 0 or
    /// more.</value>
    public double? Guidance { get; init; }

    /// <summary>What to stay away from. Only engines with true guidance know it, and each step takes twice the time; others refuse it.</summary>
    /// <value>Default: <see langword="null"/>, nothing.</value>
    public string? NegativePrompt { get; init; }

    /// <summary>How far to go from what is drawn of <see cref="NegativePrompt"/>, or of no prompt, towards what is drawn of the prompt: true
    /// classifier-free guidance, for engines that have it.</summary>
    /// <value>Default: <see langword="null"/>, the engine's own: none for FLUX.1, whose guidance is distilled. 1 or more; 1 compares
    /// nothing.</value>
    public double? TrueGuidance { get; init; }

    /// <summary>An encoded picture to start from instead of noise, for engines that can.</summary>
    /// <value>Default: empty, from noise. It is not copied; don't change it.</value>
    public ReadOnlyMemory<byte> StartImage { get; init; }

    /// <summary>How much of <see cref="StartImage"/> is given up for noise; so many of the steps are made.</summary>
    /// <value>Default: 0.6, as in the FLUX image-to-image pipeline of diffusers. Above 0, at most 1.</value>
    public double Strength { get; init; } = 0.6;

    /// <summary>Steps between two previews in <see cref="GenerationProgress.Previews"/>, for engines that can.</summary>
    /// <value>Default: <see langword="null"/>, no previews. At least 1.</value>
    public int? PreviewEvery { get; init; }

    /// <summary>The size of the pictures.</summary>
    /// <value>Default: <see langword="null"/>, the engine's own: <see cref="ImageSize.Square1024"/> for FLUX.1, less for small
    /// models.</value>
    public ImageSize? Size { get; init; }

    /// <summary>Finds every value that makes no sense.</summary>
    /// <returns>The faults, each with the member as its place; empty when all is well.</returns>
    public IReadOnlyList<FluxFault> Validate()
    {
        var faults = new List<FluxFault>();
        if (string.IsNullOrWhiteSpace(Prompt))
            faults.Add(new(nameof(Prompt), "is blank; say what is to be seen."));
        if (Count < 1)
            faults.Add(new(nameof(Count), Invariant($"is {Count}; it must be at least 1.")));
        if (Steps < 1)
            faults.Add(new(nameof(Steps), Invariant($"is {Steps}; it must be at least 1.")));
        if (Guidance is { } guidance && !(guidance >= 0 && double.IsFinite(guidance)))
            faults.Add(new(nameof(Guidance), Invariant($"is {guidance}; it must be a finite number, 0 or more.")));
        if (NegativePrompt is not null && string.IsNullOrWhiteSpace(NegativePrompt))
            faults.Add(new(nameof(NegativePrompt), "is blank; leave it out."));
        if (TrueGuidance is { } trueGuidance && !(trueGuidance >= 1 && double.IsFinite(trueGuidance)))
            faults.Add(new(nameof(TrueGuidance), Invariant($"is {trueGuidance}; it must be a finite number, 1 or more.")));
        if (!(Strength is > 0 and <= 1))
            faults.Add(new(nameof(Strength), Invariant($"is {Strength}; it must be above 0 and at most 1.")));
        if (PreviewEvery < 1)
            faults.Add(new(nameof(PreviewEvery), Invariant($"is {PreviewEvery}; it must be at least 1.")));
        if (Size is { Area: 0 })
            faults.Add(new(nameof(Size), "is missing; leave it at its default or name one."));
        for (var i = 0; i < Tunes.Count; i++)
        {
            var place = Invariant($"{nameof(Tunes)}[{i}]");
            if (Tunes[i] is not { Tune: not null } weighted)
                faults.Add(new(place, "is null."));
            else if (!double.IsFinite(weighted.Weight))
                faults.Add(new($"{place}.{nameof(WeightedTune.Weight)}", Invariant($"is {weighted.Weight}; it must be a finite number.")));
        }

        return faults;
    }

    /// <summary>Refuses a request that makes no sense; what an engine calls before it does anything.</summary>
    /// <param name="paramName">What the caller calls the request.</param>
    /// <exception cref="ArgumentException">There is a fault; the message lists all of them.</exception>
    public void ThrowIfInvalid(string paramName = "request")
    {
        if (Validate() is { Count: > 0 } faults)
            throw new ArgumentException(FluxFault.List("These pictures can't be drawn.", faults), paramName);
    }
}
