using System.Runtime.InteropServices;

namespace Astria.Flux.Local.Managed.Numerics;

/// <summary>
/// Hands out buffers and takes them back by size. A training step asks for the same sizes as the step before it, so after the
/// first step nothing is allocated any more.
/// </summary>
internal sealed class Arena
{
    private readonly Dictionary<int, Stack<FloatBuffer>> _free = [];

    /// <summary>Bytes of all buffers this arena has ever made: its peak, since it gives nothing back.</summary>
    public long Bytes { get; private set; }

    /// <summary>A buffer whose contents are undefined.</summary>
    public FloatBuffer Rent(int length)
    {
        if (_free.TryGetValue(length, out var stack) && stack.TryPop(out var buffer)) return buffer;
        Bytes += (long)length * sizeof(float);
        return new FloatBuffer(length);
    }

    /// <summary>A buffer filled with zeros.</summary>
    public FloatBuffer RentZeroed(int length)
    {
        var buffer = Rent(length);
        buffer.Span.Clear();
        return buffer;
    }

    public void Return(FloatBuffer buffer)
    {
        ref var stack = ref CollectionsMarshal.GetValueRefOrAddDefault(_free, buffer.Length, out _);
        (stack ??= new Stack<FloatBuffer>()).Push(buffer);
    }
}
