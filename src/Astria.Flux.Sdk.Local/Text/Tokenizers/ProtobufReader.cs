using System.Buffers.Binary;

namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>Walks the fields of one Protocol Buffers message; it trusts no length.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> data, string name)
{
    private const int MostVarintBytes = 10;

    private ReadOnlySpan<byte> _rest = data;

    /// <summary>The current field's number.</summary>
    public int Field { get; private set; }

    /// <summary>A number's value, or the bits of a 32- or 64-bit one.</summary>
    public ulong Number { get; private set; }

    /// <summary>The content of a text, a block of bytes or a message within.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    public readonly float Single => BitConverter.UInt32BitsToSingle((uint)Number);

    /// <summary>Moves to the next field.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="WeightsException">The data ends within a field, or has fields of unknown kind.</exception>
    public bool Next()
    {
        if (_rest.IsEmpty) return false;
        var key = Varint();
        Field = (int)Math.Min(key >> 3, int.MaxValue);
        Number = 0;
        Bytes = default;
        switch (key & 7)
        {
            case 0:
                Number = Varint();
                break;
            case 1:
                Number = BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));
                break;
            case 2:
                Bytes = Take(Varint());
                break;
            case 5:
                Number = BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));
                break;
            default:
                throw new WeightsException($"{name} is no SentencePiece model: it has fields of an unknown kind.");
        }

        return true;
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length) throw new WeightsException($"{name} is no SentencePiece model, or damaged: it ends within a field.");
        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }

    private ulong Varint()
    {
        var value = 0ul;
        for (var i = 0; i < MostVarintBytes; i++)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7F) << (7 * i);
            if (next < 0x80) return value;
        }

        throw new WeightsException($"{name} is no SentencePiece model: a number in it does not end.");
    }
}
