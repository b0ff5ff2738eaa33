namespace Astria.Flux.Local.Managed.Numerics;

/// <summary>
/// Random numbers that depend on seed, stream and position only (normal ones, in the last bit, on the logarithm and cosine of the platform too), and the noise of
/// picture 3 can be made without that of pictures 1 and 2. Counter-based: each number is a hash of its place.
/// </summary>
internal struct FluxRandom
{
    private readonly ulong _key;
    private ulong _position;

    /// <summary>Opens a stream of numbers.</summary>
    /// <param name="seed">Which numbers.</param>
    /// <param name="stream">Which of the seed's independent streams.</param>
    public FluxRandom(long seed, long stream = 0)
    {
        _key = Mix(Mix((ulong)seed + 0x9E3779B97F4A7C15) ^ ((ulong)stream * 0xD1B54A32D192ED03));
        _position = 0;
    }

    /// <summary>How many numbers have been drawn: all there is to save.</summary>
    public ulong Position
    {
        readonly get => _position;
        set => _position = value;
    }

    /// <summary>A number in [0, 1).</summary>
    public double NextUniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number in [0, bound).</summary>
    public int NextInt(int bound) => (int)(NextUniform() * bound);

    /// <summary>A number from the standard normal distribution (Box–Muller; draws two uniform numbers).</summary>
    public double NextNormal()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextUniform()));
        return radius * Math.Cos(2 * Math.PI * NextUniform());
    }

    /// <summary>Fills with standard normal numbers.</summary>
    public void FillNormal(Span<float> target)
    {
        foreach (ref var value in target) value = (float)NextNormal();
    }

    // SplitMix64's finaliser (Steele, Lea, Flood 2014).
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private ulong NextBits() => Mix(_key + (_position++ * 0x9E3779B97F4A7C15));
}
