using System.Buffers.Binary;

namespace Astria.Flux.Imaging.Codecs.Png;

/// <summary>Bytes that grow.</summary>
internal sealed class ByteBuffer(int capacity)
{
    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(capacity);

    public int Length { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    public void AppendBigEndian(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(Room(sizeof(uint)), value);
        Length += sizeof(uint);
    }

    /// <summary>Room after what is there; <see cref="Advance"/> says how much of it was used.</summary>
    public Span<byte> Room(int count)
    {
        if (_bytes.Length - Length < count) Array.Resize(ref _bytes, checked(Math.Max(_bytes.Length * 2, Length + count)));
        return _bytes.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;

    public Span<byte> From(int start) => _bytes.AsSpan(start, Length - start);

    /// <summary>What was written, in the memory it was written to.</summary>
    public ReadOnlyMemory<byte> ToMemory() => _bytes.AsMemory(0, Length);
}
