namespace Astria.Flux.Imaging.Probing;

/// <summary>The table of where items lie (iloc). Only items within the file itself count; one beyond it lies at its offset all the same.</summary>
internal readonly ref struct IsoLocations(ReadOnlySpan<byte> iloc)
{
    private readonly ReadOnlySpan<byte> _iloc = iloc;

    public (long Offset, long Length)? Of(uint item)
    {
        (long, long)? found = null;
        Walk((id, offset, length) =>
        {
            if (id == item) found ??= (offset, length);
        });
        return found;
    }

    public long End()
    {
        long end = 0;
        Walk((_, offset, length) => end = Math.Max(end, offset + length));
        return end;
    }

    private void Walk(Action<uint, long, long> visit)
    {
        if (_iloc.Length < 8)
            return;
        var version = _iloc[0];
        int offsetSize = _iloc[4] >> 4, lengthSize = _iloc[4] & 15, baseSize = _iloc[5] >> 4, indexSize = version is 1 or 2 ? _iloc[5] & 15 : 0;
        if (version > 2 || offsetSize > 8 || lengthSize > 8 || baseSize > 8 || indexSize > 8)
            return;
        var at = 6;
        var items = Take(ref at, version < 2 ? 2 : 4);
        for (var i = 0L; i < items && at < _iloc.Length; i++)
        {
            var id = (uint)Take(ref at, version < 2 ? 2 : 4);
            var method = version > 0 ? Take(ref at, 2) & 15 : 0;
            at += 2;
            var start = Take(ref at, baseSize);
            var extents = Take(ref at, 2);
            for (var k = 0L; k < extents && at < _iloc.Length; k++)
            {
                at += indexSize;
                var offset = Take(ref at, offsetSize);
                var length = Take(ref at, lengthSize);
                // Method 0: in the file. Sums that overflow come out negative and are refused by whoever uses them.
                if (at <= _iloc.Length && method == 0) visit(id, unchecked(start + offset), length);
                if (offsetSize + lengthSize + indexSize == 0) break;
            }
        }
    }

    private long Take(ref int at, int size)
    {
        long value = 0;
        for (var i = 0; i < size && at + i < _iloc.Length; i++) value = unchecked((value << 8) | _iloc[at + i]);
        at += size;
        return value;
    }
}
