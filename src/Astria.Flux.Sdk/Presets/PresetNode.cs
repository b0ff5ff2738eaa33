using Astria.Flux.Settings;

namespace Astria.Flux.Presets;

/// <summary>The members of a step policy of your own, being read from JSON or from configuration: hands them out as the kind that is
/// wanted, and writes down every fault with its place instead of stopping at the first.</summary>
/// <remarks>Used by a <see cref="StepPolicyReader"/>. Member names match in any letter case, as configuration has them. What isn't asked
/// for is a fault: a slip of the pen must not be taken for a default.</remarks>
public sealed class PresetNode
{
    private readonly SettingsReader _settings;

    internal PresetNode(SettingsReader settings) => _settings = settings;

    /// <summary>Reads a text.</summary>
    /// <param name="member">The member's name.</param>
    /// <returns>The text; <see langword="null"/> when the member is missing.</returns>
    public string? Text(string member) => _settings.Text(member);

    /// <summary>Reads a whole number.</summary>
    /// <param name="member">The member's name.</param>
    /// <returns>The number; <see langword="null"/> when the member is missing or no whole number, which is then a fault.</returns>
    public long? Whole(string member) => _settings.Int64(member);

    /// <summary>Reads a number.</summary>
    /// <param name="member">The member's name.</param>
    /// <returns>The number; <see langword="null"/> when the member is missing or no number, which is then a fault.</returns>
    public double? Number(string member) => _settings.Double(member, double.NaN) is var number && double.IsNaN(number) ? null : number;

    /// <summary>Reads a yes or no.</summary>
    /// <param name="member">The member's name.</param>
    /// <returns>The answer; <see langword="false"/> when the member is missing or neither, which is then a fault.</returns>
    public bool Flag(string member) => _settings.Boolean(member, false);

    /// <summary>Writes down that a member is wrong.</summary>
    /// <param name="member">The member's name.</param>
    /// <param name="problem">What is wrong with it, and what would be right.</param>
    public void Refuse(string member, string problem) => _settings.Fault(member, problem);
}
