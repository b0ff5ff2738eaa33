namespace Astria.Flux.Local.Managed.Numerics;

/// <summary>
/// Lends buffers out of a few large slabs and takes them back: what is free beside each other becomes one, so that buffers of any
/// size find room where others were. A training step asks for the same as the step before it, so after the first nothing is
/// allocated any more.
/// </summary>
internal sealed unsafe class Arena
{
    // Buffers begin at multiples of 64 bytes.
    private const int Unit = 16;

    // Slabs grow with what is needed. What was never lent of one takes no memory yet: the system gives pages when they are written.
    private const int SmallestSlab = 1 << 18;
    private const int LargestSlab = 1 << 25;

    // By address.
    private readonly List<Gap> _gaps = [];
    private long _lent;
    private long _total;

    /// <summary>The most bytes that were lent at once.</summary>
    public long Bytes { get; private set; }

    /// <summary>Bytes of all slabs, lent or not.</summary>
    public long Capacity => _total * sizeof(float);

    /// <summary>A buffer whose contents are undefined.</summary>
    public FloatBuffer Rent(int length)
    {
        var size = checked((length + Unit - 1) / Unit * Unit);
        var index = 0;
        while (index < _gaps.Count && _gaps[index].Length < size) index++;
        if (index == _gaps.Count) index = AddSlab(size);
        var gap = _gaps[index];
        if (gap.Length == size) _gaps.RemoveAt(index);
        else _gaps[index] = gap with { Start = gap.Start + ((nint)size * sizeof(float)), Length = gap.Length - size };
        _lent += size;
        Bytes = Math.Max(Bytes, _lent * sizeof(float));
        return new FloatBuffer(gap.Slab, (float*)gap.Start, length);
    }

    /// <summary>A buffer filled with zeros.</summary>
    public FloatBuffer RentZeroed(int length)
    {
        var buffer = Rent(length);
        buffer.Span.Clear();
        return buffer;
    }

    /// <summary>Takes a buffer back; it must not be used any more.</summary>
    public void Return(FloatBuffer buffer)
    {
        var gap = new Gap(buffer.Slab, (nint)buffer.Pointer, (buffer.Length + Unit - 1) / Unit * Unit);
        _lent -= gap.Length;
        var index = ~_gaps.BinarySearch(gap, ByAddress.Instance);
        if (index < _gaps.Count && gap.IsRightBefore(_gaps[index]))
        {
            gap = gap with { Length = gap.Length + _gaps[index].Length };
            _gaps.RemoveAt(index);
        }

        if (index > 0 && _gaps[index - 1].IsRightBefore(gap)) _gaps[index - 1] = _gaps[index - 1] with { Length = _gaps[index - 1].Length + gap.Length };
        else _gaps.Insert(index, gap);
    }

    private int AddSlab(int size)
    {
        var length = (int)Math.Max(size, Math.Clamp(_total, SmallestSlab, LargestSlab));
        var slab = new FloatBuffer(length);
        _total += length;
        var gap = new Gap(slab.Slab, (nint)slab.Pointer, length);
        var index = ~_gaps.BinarySearch(gap, ByAddress.Instance);
        _gaps.Insert(index, gap);
        return index;
    }

    /// <summary>A stretch that is not lent.</summary>
    private readonly record struct Gap(float[] Slab, nint Start, int Length)
    {
        public bool IsRightBefore(Gap other) => ReferenceEquals(Slab, other.Slab) && Start + ((nint)Length * sizeof(float)) == other.Start;
    }

    private sealed class ByAddress : IComparer<Gap>
    {
        public static readonly ByAddress Instance = new();

        public int Compare(Gap x, Gap y) => x.Start.CompareTo(y.Start);
    }
}
