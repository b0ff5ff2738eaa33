using Astria.Flux.Planning;

namespace Astria.Flux.Training;

/// <summary>What to train: a plan and the pictures it was made for.</summary>
public sealed record TrainingRequest
{
    /// <summary>Creates a request.</summary>
    /// <param name="plan">The plan, made for as many pictures.</param>
    /// <param name="images">The pictures.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public TrainingRequest(TrainingPlan plan, IReadOnlyList<TrainingImage> images)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(images);
        Plan = plan;
        Images = images;
        Token = plan.Token;
        SubjectClass = plan.SubjectClass;
    }

    /// <summary>The plan: preset, steps, how the LoRA is trained.</summary>
    public TrainingPlan Plan { get; init; }

    /// <summary>The pictures to train on.</summary>
    public IReadOnlyList<TrainingImage> Images { get; init; }

    /// <summary>The rare word that names the subject in prompts.</summary>
    /// <value>Default: the plan's token, <c>ohwx</c> unless the plan was made for another.</value>
    public string Token { get; init; }

    /// <summary>What is taught: a noun such as <c>man</c>, <c>cat</c>, <c>sneaker</c> or <c>style</c>.</summary>
    /// <value>Default: the plan's subject class.</value>
    public string SubjectClass { get; init; }

    /// <summary>A title for people; it teaches nothing.</summary>
    /// <value>Default: <see langword="null"/>, the engine makes one up.</value>
    public string? Title { get; init; }

    /// <summary>Where chance starts from, for engines that can repeat a training.</summary>
    /// <value>Default: <see langword="null"/>, the engine chooses.</value>
    public long? Seed { get; init; }

    /// <summary>What else is asked of the training.</summary>
    /// <value>Default: nothing beside the plan.</value>
    public TrainingOptions Options { get; init; } = new();

    /// <summary>Finds every value that makes no sense.</summary>
    /// <returns>The faults, each with the member as its place; empty when all is well.</returns>
    public IReadOnlyList<FluxFault> Validate()
    {
        var faults = new List<FluxFault>();
        if (Images.Count != Plan.ImageCount)
        {
            var problem = Invariant($"are {Images.Count}, but the plan was made for {Plan.ImageCount}; plan again for those there are.");
            faults.Add(new(nameof(Images), problem));
        }

        for (var i = 0; i < Images.Count; i++)
        {
            if (Images[i] is null)
                faults.Add(new(Invariant($"{nameof(Images)}[{i}]"), "is null."));
            else if (Plan.UnusedImages.FirstOrDefault(unused => unused.Name == Images[i].Name) is { } unused && Plan.UsedImages?.Contains(unused.Name, StringComparer.Ordinal) != true)
                faults.Add(new(Invariant($"{nameof(Images)}[{i}] '{unused.Name}'"), $"was left out by the plan ({unused.Cause}); submit the images of {nameof(Plan)}.{nameof(TrainingPlan.UsedImages)}."));
        }

        if (string.IsNullOrEmpty(Token) || Token.Any(char.IsWhiteSpace))
            faults.Add(new(nameof(Token), $"is '{Token}'; give one rare word, such as {TrainingPlan.DefaultToken}."));
        if (string.IsNullOrWhiteSpace(SubjectClass))
            faults.Add(new(nameof(SubjectClass), "is blank; give a noun such as man, cat or style."));
        if (Options is null)
            faults.Add(new(nameof(Options), "is null; leave it at its default."));
        else
            faults.AddRange(OptionFaults());
        return faults;
    }

    private IEnumerable<FluxFault> OptionFaults()
    {
        foreach (var fault in Options.Validate())
            yield return fault with { Place = $"{nameof(Options)}.{fault.Place}" };
        if (Options.HeldOutImages > 0 && Options.HeldOutImages >= Images.Count)
            yield return new($"{nameof(Options)}.{nameof(TrainingOptions.HeldOutImages)}", Invariant($"is {Options.HeldOutImages} of {Images.Count} images; leave at least one to train on."));
    }

    /// <summary>Refuses a request that makes no sense; what an engine calls before it does anything.</summary>
    /// <param name="paramName">What the caller calls the request.</param>
    /// <exception cref="ArgumentException">There is a fault; the message lists all of them.</exception>
    public void ThrowIfInvalid(string paramName = "request")
    {
        if (Validate() is { Count: > 0 } faults)
            throw new ArgumentException(FluxFault.List("This training can't be submitted.", faults), paramName);
    }
}
