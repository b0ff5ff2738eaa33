using System.Buffers;

namespace Astria.Flux.Imaging.Resampling;

/// <summary>Memory for pictures that nobody sees once the work is done. A photo's worth of new memory, a page at a time, costs more than the pixels that
/// are put into it, and its collection stops everybody.</summary>
internal sealed class PixelLoan : IDisposable
{
    private readonly List<byte[]> _taken = [];

    /// <summary>Takes memory; what is in it is left from before.</summary>
    /// <param name="length">Bytes at least.</param>
    public byte[] Take(int length)
    {
        var memory = ArrayPool<byte>.Shared.Rent(length);
        _taken.Add(memory);
        return memory;
    }

    /// <summary>Gives all of it back. Pictures that lie in it must not be looked at any more.</summary>
    public void Dispose()
    {
        foreach (var memory in _taken) ArrayPool<byte>.Shared.Return(memory);
        _taken.Clear();
    }
}
