using System.Buffers.Binary;

namespace Astria.Flux.Imaging.Probing;

/// <summary>Boxes of ISO base media files, one after the other: length, type, body.</summary>
internal ref struct IsoBox(ReadOnlySpan<byte> boxes)
{
    private ReadOnlySpan<byte> _rest = boxes;

    public ReadOnlySpan<byte> Type { get; private set; }

    public ReadOnlySpan<byte> Body { get; private set; }

    /// <summary>The body of the first box of a type; empty when there is none. A box cut short yields what is there.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> boxes, scoped ReadOnlySpan<byte> type)
    {
        var box = new IsoBox(boxes);
        while (box.Next())
        {
            if (box.Type.SequenceEqual(type))
                return box.Body;
        }

        return [];
    }

    /// <summary>Goes to the next box.</summary>
    public bool Next()
    {
        if (_rest.Length < 8)
            return false;
        ulong length = BinaryPrimitives.ReadUInt32BigEndian(_rest);
        var head = 8;
        if (length == 1)
        {
            if (_rest.Length < 16) return false;
            length = BinaryPrimitives.ReadUInt64BigEndian(_rest[8..]);
            head = 16;
        }
        else if (length == 0)
        {
            length = (ulong)_rest.Length;
        }

        if (length < (ulong)head)
            return false;
        Type = _rest.Slice(4, 4);
        var take = (int)Math.Min(length, (ulong)_rest.Length);
        Body = _rest[head..take];
        _rest = _rest[take..];
        return true;
    }
}
