namespace Astria.Flux.Torch.Weights;

/// <summary>
/// The 256 values of each of the two 8-bit float formats that checkpoints come in, as bfloat16, which holds all of them exactly. (Micikevicius
/// et al. 2022, "FP8 formats for deep learning"; names as safetensors spells them.)
/// </summary>
internal static class Float8
{
    /// <summary>Four bits of exponent, bias 7, three of fraction; no infinities, one not-a-number.</summary>
    public const string E4M3 = "F8_E4M3";

    /// <summary>Five bits of exponent, bias 15, two of fraction; infinities and not-a-numbers as in larger formats.</summary>
    public const string E5M2 = "F8_E5M2";

    private static readonly ushort[] OfE4M3 = Table(exponentBits: 4, finite: true);
    private static readonly ushort[] OfE5M2 = Table(exponentBits: 5, finite: false);

    /// <summary>The bits of each value as bfloat16; <see langword="null"/> if there is no such format.</summary>
    public static ReadOnlySpan<ushort> TableOf(string type) => type switch { E4M3 => OfE4M3, E5M2 => OfE5M2, _ => null };

    private static ushort[] Table(int exponentBits, bool finite)
    {
        var fractionBits = 7 - exponentBits;
        var bias = (1 << (exponentBits - 1)) - 1;
        var highest = (1 << exponentBits) - 1;
        var fractions = 1 << fractionBits;
        var table = new ushort[256];
        for (var bits = 0; bits < table.Length; bits++)
        {
            var exponent = (bits >> fractionBits) & highest;
            var fraction = bits & (fractions - 1);
            var size = exponent switch
            {
                _ when exponent == highest && finite && fraction == fractions - 1 => float.NaN,
                _ when exponent == highest && !finite => fraction == 0 ? float.PositiveInfinity : float.NaN,
                0 => MathF.ScaleB(fraction, 1 - bias - fractionBits),
                _ => MathF.ScaleB(fractions + fraction, exponent - bias - fractionBits),
            };
            table[bits] = (ushort)(BitConverter.SingleToUInt32Bits(bits < 128 ? size : -size) >> 16);
        }

        return table;
    }
}
