using System.Text.Json;

namespace Astria.Flux.Steps;

/// <summary>So many steps for each image, between a minimum and a maximum.</summary>
public sealed class PerImageStepPolicy : StepPolicy, IEquatable<PerImageStepPolicy>
{
    private readonly int _perImage;

    /// <summary>Creates the policy.</summary>
    /// <param name="perImage">Steps for each image; at least 1.</param>
    /// <param name="minimum">The fewest steps, however few the images; at least 1.</param>
    /// <param name="maximum">The most steps, however many the images; <see langword="null"/> for no limit.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="perImage"/> or <paramref name="minimum"/> is below 1, or
    /// <paramref name="maximum"/> is below <paramref name="minimum"/>.</exception>
    public PerImageStepPolicy(int perImage, long minimum = 1, long? maximum = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perImage, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, 1);
        if (maximum is { } limit)
            ArgumentOutOfRangeException.ThrowIfLessThan(limit, minimum, nameof(maximum));
        _perImage = perImage;
        Minimum = minimum;
        Maximum = maximum;
    }

    /// <inheritdoc/>
    public override double? StepsPerImage => _perImage;

    /// <summary>Steps for each image.</summary>
    public int PerImage => _perImage;

    /// <summary>The fewest steps, however few the images.</summary>
    public long Minimum { get; }

    /// <summary>The most steps, however many the images; <see langword="null"/> for no limit.</summary>
    public long? Maximum { get; }

    /// <summary>The rates that still train soundly when a cheaper run is wanted.</summary>
    /// <value>Default: <see langword="null"/>, nothing below the rule is known to be sound.</value>
    public StepRateRange? EconomyRate { get; init; }

    /// <inheritdoc/>
    public override string? Kind => null;

    /// <inheritdoc/>
    public override void WriteParameters(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteNumber("perImage", _perImage);
        json.WriteNumber("minimum", Minimum);
        if (Maximum is { } maximum)
            json.WriteNumber("maximum", maximum);
        if (EconomyRate is not { } economy)
            return;
        json.WriteStartObject("economy");
        json.WriteNumber("least", economy.Least);
        json.WriteNumber("most", economy.Most);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    // int × int always fits a long, so there is no overflow to meet.
    public override StepDecision Decide(int imageCount) => StepDecision.Within((long)_perImage * imageCount, Minimum, Maximum);

    /// <inheritdoc/>
    /// <remarks>With an <see cref="EconomyRate"/>, only a number below that range is remarked on; without one, a number below
    /// <see cref="Minimum"/> or below <see cref="PerImage"/> is. A number above the rule is remarked on either way.</remarks>
    public override IReadOnlyList<StepAdvice> Advise(int imageCount, long steps)
    {
        if (EconomyRate is { } economy)
            return steps < economy.Least * (long)imageCount
                ? [StepAdvice.BelowEconomy(imageCount, steps, economy)]
                : base.Advise(imageCount, steps);
        var rule = Decide(imageCount);
        if (steps >= rule.Steps)
            return base.Advise(imageCount, steps);
        return rule.Reason == StepReason.Minimum
            ? [StepAdvice.BelowMinimum(steps, Minimum)]
            : steps < Minimum
                ? [StepAdvice.BelowMinimum(steps, Minimum), StepAdvice.BelowRule(imageCount, steps, rule.Steps!.Value, this)]
                : [StepAdvice.BelowRule(imageCount, steps, rule.Steps!.Value, this)];
    }

    /// <inheritdoc/>
    public override string Describe() => (Minimum, Maximum) switch
    {
        (1, null) => Invariant($"{_perImage} steps per image"),
        (_, null) => Invariant($"{_perImage} steps per image, at least {Minimum}"),
        (1, _) => Invariant($"{_perImage} steps per image, at most {Maximum}"),
        _ => Invariant($"{_perImage} steps per image, at least {Minimum}, at most {Maximum}"),
    };

    /// <inheritdoc/>
    public bool Equals(PerImageStepPolicy? other) =>
        other is not null
        && (_perImage, Minimum, Maximum, EconomyRate) == (other._perImage, other.Minimum, other.Maximum, other.EconomyRate);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PerImageStepPolicy);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_perImage, Minimum, Maximum, EconomyRate);
}
