namespace Astria.Flux.Planning;

/// <summary>What a training runs on: a service, or a graphics card, as price, throughput and memory tables name it.</summary>
/// <param name="Name">Its name in the tables, such as <c>astria</c> or <c>H100</c>; letter case means nothing.</param>
public sealed record TrainingDevice(string Name)
{
    private const long Gibibyte = 1L << 30;

    /// <summary>Astria's service: what it trains on, and how much memory that has, is its own affair.</summary>
    public static TrainingDevice Astria { get; } = new("astria");

    /// <summary>NVIDIA H100, 80 GB (NVIDIA's data sheet).</summary>
    public static TrainingDevice H100 { get; } = new("H100") { MemoryBytes = 80 * Gibibyte };

    /// <summary>NVIDIA A40, 48 GB (NVIDIA's data sheet).</summary>
    public static TrainingDevice A40 { get; } = new("A40") { MemoryBytes = 48 * Gibibyte };

    /// <summary>NVIDIA GeForce RTX 4090, 24 GB (NVIDIA's data sheet), with the base in 4 bits, as it has to be there.</summary>
    public static TrainingDevice Rtx4090 { get; } = new("RTX 4090") { MemoryBytes = 24 * Gibibyte, BasePrecision = BaseModelPrecision.NormalFloat4 };

    /// <summary>Its memory.</summary>
    /// <value>Default: <see langword="null"/>, not known or not the caller's affair.</value>
    public long? MemoryBytes { get; init; }

    /// <summary>How the frozen weights of the base model are kept in it.</summary>
    /// <value>Default: <see cref="BaseModelPrecision.BFloat16"/>.</value>
    public BaseModelPrecision BasePrecision { get; init; }
}
