using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Prompts;

/// <summary>The sampler; FLUX ignores it.</summary>
/// <remarks>Names the service adds later survive: make one with the constructor, compare by <see cref="Value"/>. Source: Astria's documentation, create a prompt.</remarks>
[JsonConverter(typeof(OpenNameConverter<PromptScheduler>))]
public readonly record struct PromptScheduler : IOpenName<PromptScheduler>
{
    private readonly string? _value;

    /// <summary>A name, known to this version or not.</summary>
    /// <param name="value">The name as the API writes it.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    public PromptScheduler(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>Euler.</summary>
    public static PromptScheduler Euler { get; } = new("euler");

    /// <summary>Euler, ancestral.</summary>
    public static PromptScheduler EulerAncestral { get; } = new("euler_a");

    /// <summary>DPM++ 2M Karras.</summary>
    public static PromptScheduler DpmPlusPlus2MKarras { get; } = new("dpm++2m_karras");

    /// <summary>DPM++ SDE Karras.</summary>
    public static PromptScheduler DpmPlusPlusSdeKarras { get; } = new("dpm++sde_karras");

    /// <summary>DPM++ 2M.</summary>
    public static PromptScheduler DpmPlusPlus2M { get; } = new("dpm++2m");

    /// <summary>DPM++ SDE.</summary>
    public static PromptScheduler DpmPlusPlusSde { get; } = new("dpm++sde");

    /// <summary>LCM.</summary>
    public static PromptScheduler Lcm { get; } = new("lcm");

    /// <summary>TCD.</summary>
    public static PromptScheduler Tcd { get; } = new("tcd");

    /// <summary>The name as the API writes it; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? string.Empty;

    static PromptScheduler IOpenName<PromptScheduler>.From(string value) => value.Length == 0 ? default : new(value);

    /// <summary>The name as the API writes it.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}
