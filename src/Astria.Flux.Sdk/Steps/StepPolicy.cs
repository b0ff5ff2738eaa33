using System.Text.Json;

namespace Astria.Flux.Steps;

/// <summary>A rule that turns a number of images into a number of optimizer steps.</summary>
/// <remarks>
/// <para>Derive from it for a rule of your own. A policy is pure: the same count gives the same answer, with no clock, chance or I/O, and
/// more images never give fewer steps. It is used from many threads at once, so keep it immutable.</para>
/// <para><see cref="StepCalculator"/> checks what a policy answers; use it, not the policy, to learn a number.</para>
/// </remarks>
public abstract class StepPolicy
{
    /// <summary>The kind of a policy that doesn't name one: <c>custom</c>.</summary>
    public const string CustomKind = "custom";

    /// <summary>The steps for one image where the policy has such a rate, else <see langword="null"/>.</summary>
    public virtual double? StepsPerImage => null;

    /// <summary>What kind of policy of an app's own it is, as a preset's JSON names it; <see langword="null"/> for the built-in ones,
    /// which are known by their members.</summary>
    /// <value>Default: <c>custom</c>, which is written but can't be read back. A policy of your own that should be read back names
    /// its kind here, writes its numbers in <see cref="WriteParameters"/>, and is registered for reading with the preset format.</value>
    public virtual string? Kind => CustomKind;

    /// <summary>Writes the policy's own numbers as members of a JSON object in which its <see cref="Kind"/> stands already.</summary>
    /// <param name="json">Where to; inside an object.</param>
    /// <remarks>By default: the name of the type and the rule in words, so that a record of what ran says at least that.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    public virtual void WriteParameters(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteString("type", GetType().FullName);
        json.WriteString("rule", Describe());
    }

    /// <summary>Decides for a set of images.</summary>
    /// <param name="imageCount">How many images are trained on; at least 1, the caller has checked.</param>
    /// <returns>The decision. Steps, where there are any, are at least 1.</returns>
    public abstract StepDecision Decide(int imageCount);

    /// <summary>Says what the rule is, in words for a person.</summary>
    /// <returns>A phrase such as <c>27 steps per image, at least 300</c>.</returns>
    public abstract string Describe();

    /// <summary>Judges a number the caller chose instead of the rule's. Advice never refuses.</summary>
    /// <param name="imageCount">How many images are trained on; at least 1.</param>
    /// <param name="steps">The chosen number of optimizer steps; at least 1.</param>
    /// <returns>Notes, empty when there is nothing to say. By default: one above the rule's number, on cost and overfitting.</returns>
    public virtual IReadOnlyList<StepAdvice> Advise(int imageCount, long steps) =>
        Decide(imageCount).Steps is { } rule && steps > rule
            ? [StepAdvice.AboveRule(imageCount, steps, rule, this)]
            : [];

    /// <inheritdoc cref="Describe"/>
    public sealed override string ToString() => Describe();
}
