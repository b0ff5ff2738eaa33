namespace Astria.Flux.Planning;

/// <summary>What training on a device costs.</summary>
public sealed record PriceRate
{
    /// <summary>The device, see <see cref="TrainingDevice.Name"/>; letter case means nothing.</summary>
    public required string Device { get; init; }

    /// <summary>The presets it holds for, by name.</summary>
    /// <value>Default: none named, which is every preset.</value>
    public IReadOnlyList<string> Presets { get; init; } = [];

    /// <summary>The currency, as ISO 4217 has it.</summary>
    /// <value>Default: <c>USD</c>.</value>
    public string Currency { get; init; } = "USD";

    /// <summary>What a training costs before its first step.</summary>
    /// <value>Default: 0. 0 to 1,000,000,000.</value>
    public decimal Fixed { get; init; }

    /// <summary>What an optimizer step costs.</summary>
    /// <value>Default: 0. 0 to 1,000,000,000.</value>
    public decimal PerStep { get; init; }

    /// <summary>What an hour of the device costs, for devices that are rented.</summary>
    /// <value>Default: 0. 0 to 1,000,000,000.</value>
    public decimal PerHour { get; init; }

    /// <summary>Where the rate is from, and from when.</summary>
    /// <value>Default: empty.</value>
    public string Source { get; init; } = string.Empty;
}
