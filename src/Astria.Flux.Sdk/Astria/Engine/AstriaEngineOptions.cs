using Astria.Flux.Astria.Images;

namespace Astria.Flux.Astria.Engine;

/// <summary>How the engine waits and what it sends.</summary>
public sealed record AstriaEngineOptions
{
    /// <summary>The engine's name, as jobs and tunes record it.</summary>
    /// <value>Default: <c>astria</c>.</value>
    public string Name { get; set; } = "astria";

    /// <summary>The first wait between two looks at a job; it grows by half each time.</summary>
    /// <value>Default: 5 seconds.</value>
    public TimeSpan FirstPoll { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait between two looks. While the service's own estimate lies ahead, half of what is left is waited, if that is less.</summary>
    /// <value>Default: 1 minute.</value>
    public TimeSpan LongestPoll { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a training is waited for; then the waiting ends with an error, not the training.</summary>
    /// <value>Default: 12 hours.</value>
    public TimeSpan TrainingTimeout { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long a drawing is waited for; then the waiting ends with an error, not the drawing.</summary>
    /// <value>Default: 1 hour.</value>
    public TimeSpan GenerationTimeout { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a look at the service's health waits for an answer.</summary>
    /// <value>Default: 10 seconds.</value>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether the plan's learning rate, rank, alpha and batch are sent when they differ from the preset's. The service does not document this.</summary>
    /// <value>Default: <see langword="false"/>: such a plan is refused, because something else than planned would be trained.</value>
    public bool SendHyperparameters { get; set; }

    /// <summary>Hears of every drawing as soon as it is paid for, before it is waited for: the place to save the handle.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public Func<AstriaGenerationJob, CancellationToken, ValueTask>? GenerationSubmitted { get; set; }

    /// <summary>The limits of downloads.</summary>
    public ImageDownloadOptions Downloads { get; set; } = new();

    /// <summary>Finds every value that makes no sense.</summary>
    /// <returns>The faults, each with the member as its place; empty when all is well.</returns>
    public IReadOnlyList<FluxFault> Validate()
    {
        var faults = new List<FluxFault>();
        if (string.IsNullOrWhiteSpace(Name)) faults.Add(new(nameof(Name), "is blank."));
        if (FirstPoll <= TimeSpan.Zero) faults.Add(new(nameof(FirstPoll), $"is {FirstPoll}; it must be above zero."));
        if (LongestPoll < FirstPoll || LongestPoll > TimeSpan.FromDays(1)) faults.Add(new(nameof(LongestPoll), $"is {LongestPoll}; it must be from {nameof(FirstPoll)} to a day."));
        if (TrainingTimeout <= TimeSpan.Zero) faults.Add(new(nameof(TrainingTimeout), $"is {TrainingTimeout}; it must be above zero."));
        if (GenerationTimeout <= TimeSpan.Zero) faults.Add(new(nameof(GenerationTimeout), $"is {GenerationTimeout}; it must be above zero."));
        if (ProbeTimeout <= TimeSpan.Zero || ProbeTimeout > TimeSpan.FromDays(1)) faults.Add(new(nameof(ProbeTimeout), $"is {ProbeTimeout}; it must be above zero and at most a day."));
        if (Downloads is null) faults.Add(new(nameof(Downloads), "is null; leave it at its default."));
        else faults.AddRange(Downloads.Validate().Select(fault => fault with { Place = $"{nameof(Downloads)}.{fault.Place}" }));
        return faults;
    }
}
