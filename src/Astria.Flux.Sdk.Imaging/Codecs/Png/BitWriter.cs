using System.Buffers.Binary;

namespace Astria.Flux.Imaging.Codecs.Png;

/// <summary>Writes bits, the lowest first. Between two calls of <see cref="Flush"/> there is room for 56 bits.</summary>
internal ref struct BitWriter(Span<byte> to)
{
    private readonly Span<byte> _to = to;
    private ulong _bits;
    private int _count;

    /// <summary>Whole bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>The bits that fill no byte yet.</summary>
    public readonly (ulong Bits, int Count) Rest => (_bits, _count);

    public void Add(ulong bits, int count)
    {
        _bits |= bits << _count;
        _count += count;
    }

    /// <summary>Writes all whole bytes; eight bytes of room are needed.</summary>
    public void Flush()
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_to[Length..], _bits);
        Length += _count >> 3;
        _bits >>= _count & ~7;
        _count &= 7;
    }
}
