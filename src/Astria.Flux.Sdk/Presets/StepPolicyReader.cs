using Astria.Flux.Steps;

namespace Astria.Flux.Presets;

/// <summary>Reads step policies of one kind, so that presets with a policy of your own come back from JSON and configuration.</summary>
/// <param name="kind">The kind, as the policy's <see cref="StepPolicy.Kind"/> names it.</param>
/// <param name="read">Reads the policy's members; answers with <see langword="null"/> after it has written down a fault.
/// An <see cref="ArgumentException"/> or <see cref="OverflowException"/> that it throws is written down as one.</param>
/// <exception cref="ArgumentException"><paramref name="kind"/> is empty or blank, or <c>custom</c>, which nobody can read.</exception>
/// <exception cref="ArgumentNullException"><paramref name="read"/> is <see langword="null"/>.</exception>
public sealed class StepPolicyReader(string kind, Func<PresetNode, StepPolicy?> read)
{
    private readonly Func<PresetNode, StepPolicy?> _read = read ?? throw new ArgumentNullException(nameof(read));

    /// <summary>The kind, as the policy's <see cref="StepPolicy.Kind"/> names it.</summary>
    public string Kind { get; } = Checked(kind);

    internal StepPolicy? Read(PresetNode node)
    {
        try
        {
            return _read(node);
        }
        catch (Exception exception) when (exception is ArgumentException or OverflowException)
        {
            node.Refuse(PresetMembers.Kind, $"'{Kind}' can't have these values: {exception.Message}");
            return null;
        }
    }

    private static string Checked(string kind)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        return kind == StepPolicy.CustomKind
            ? throw new ArgumentException($"'{kind}' is the kind of policies that name none; override {nameof(StepPolicy)}.{nameof(StepPolicy.Kind)}.", nameof(kind))
            : kind;
    }
}
