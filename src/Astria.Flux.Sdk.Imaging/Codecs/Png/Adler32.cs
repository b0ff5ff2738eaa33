using System.Runtime.Intrinsics;

namespace Astria.Flux.Imaging.Codecs.Png;

/// <summary>zlib's checksum (RFC 1950), 16 bytes at a time.</summary>
internal sealed class Adler32
{
    private const uint Modulus = 65521;

    // So many bytes fit before the sums have to be reduced (zlib's NMAX, less to a whole number of 16).
    private const int Most = 5552;
    private const int Step = 16;

    private static readonly Vector128<ushort> FirstWeights = Vector128.Create((ushort)16, 15, 14, 13, 12, 11, 10, 9);
    private static readonly Vector128<ushort> SecondWeights = Vector128.Create((ushort)8, 7, 6, 5, 4, 3, 2, 1);

    private uint _sum = 1;
    private uint _sums;

    public uint Value => (_sums << 16) | _sum;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var part = bytes[..Math.Min(Most, bytes.Length)];
            bytes = bytes[part.Length..];
            part = part[Steps(part)..];
            foreach (var one in part)
            {
                _sum += one;
                _sums += _sum;
            }

            _sum %= Modulus;
            _sums %= Modulus;
        }
    }

    // How many bytes were added.
    private int Steps(ReadOnlySpan<byte> bytes)
    {
        var (sums, before, weighted) = (Vector128<uint>.Zero, Vector128<uint>.Zero, Vector128<uint>.Zero);
        var at = 0;
        for (; at <= bytes.Length - Step; at += Step)
        {
            before += sums;
            var (low, high) = Vector128.Widen(Vector128.Create(bytes[at..]));
            sums += Both(low + high);
            weighted += Both((low * FirstWeights) + (high * SecondWeights));
        }

        _sums += ((uint)at * _sum) + (Step * Vector128.Sum(before)) + Vector128.Sum(weighted);
        _sum += Vector128.Sum(sums);
        return at;

        static Vector128<uint> Both(Vector128<ushort> values) => Vector128.WidenLower(values) + Vector128.WidenUpper(values);
    }
}
