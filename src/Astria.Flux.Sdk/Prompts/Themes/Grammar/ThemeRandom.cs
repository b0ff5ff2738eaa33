namespace Astria.Flux.Prompts.Themes.Grammar;

/// <summary>Chance in whole numbers, of this library's own: the same on every machine and every version of .NET.</summary>
internal sealed class ThemeRandom
{
    // FNV-1a (Fowler, Noll, Vo), 64 bits.
    private const ulong HashStart = 0xCBF29CE484222325;
    private const ulong HashFactor = 0x100000001B3;

    private ulong _state;

    /// <summary>Opens a stream.</summary>
    /// <param name="seed">Which numbers.</param>
    /// <param name="name">Which of the seed's streams.</param>
    public ThemeRandom(long seed, string name)
    {
        var hash = HashStart;
        foreach (var character in name)
            hash = (hash ^ character) * HashFactor;
        _state = Mix((ulong)seed + 0x9E3779B97F4A7C15) ^ hash;
    }

    /// <summary>A whole number from 0 to below a bound.</summary>
    public int Next(int bound) => (int)Math.BigMul(NextBits(), (ulong)bound, out _);

    private ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    // SplitMix64's finaliser (Steele, Lea, Flood 2014).
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
