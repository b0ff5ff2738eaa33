namespace Astria.Flux.Prompts.Syntax;

/// <content>What stands between separators, by a number for each, to see whether something is there twice.</content>
internal ref partial struct PromptScanner
{
    // How many bits tell whether a segment may have been there.
    private const int SeenSegments = 512;

    // A number that words one behind the other have, and the same words in another order have not.
    private static uint Joined(uint segment, uint hash) => ((segment << 5) | (segment >> 27)) ^ hash;

    private void EndSegment()
    {
        if (_segment == 0)
            return;
        _tokens.Segments[Math.Min(_segmentCount, ScanBuffer.MostSegments)] = _segment;
        _segmentCount++;
        _segment = 0;
    }

    private readonly bool HasRepeatedSegment()
    {
        if (_segmentCount < 2)
            return false;
        // Of so many, some may well be there twice.
        if (_segmentCount > ScanBuffer.MostSegments)
            return true;
        // The loop is elsewhere: a method with both makes a cold compiler optimize it at once, which takes longest.
        Span<ulong> seen = stackalloc ulong[SeenSegments / CharacterWindow.Size];
        return HasRepeated(_tokens.Segments.Slice(0, _segmentCount), seen);
    }

    // A bit for each that was seen, by some bits of it; only where the bit is set already are those before it looked through.
    private static bool HasRepeated(ReadOnlySpan<uint> segments, Span<ulong> seen)
    {
        for (var i = 0; i < segments.Length; i++)
        {
            ref var bits = ref seen[(int)(segments[i] % SeenSegments / CharacterWindow.Size)];
            var bit = 1UL << (int)(segments[i] % CharacterWindow.Size);
            if ((bits & bit) != 0 && segments.Slice(0, i).IndexOf(segments[i]) >= 0)
                return true;
            bits |= bit;
        }

        return false;
    }
}
