namespace Astria.Flux.Prompts.Syntax;

/// <content>What stands between separators, by a number for each, to see whether something is there twice.</content>
internal ref partial struct PromptScanner
{
    // How many bits tell whether a segment may have been there.
    private const int SeenSegments = 512;

    // What is no word, in numbers that look like those of words.
    private static uint Mixed(int number) => (uint)number * 0x9E3779B9;

    // The numbers of all words are added up, and where a segment ends is the total; so a segment's number is what it adds. Words in another order add the same: the rule
    // that is called looks at them.
    private void EndSegment()
    {
        if (_total == _totalBefore)
            return;
        _tokens.Segments[Math.Min(_segmentCount, ScanBuffer.MostSegments)] = _total;
        _segmentCount++;
        _totalBefore = _total;
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

    // A bit for each that was seen, by some bits of it; only where the bit is set already are those before it looked through. The totals become the segments' own numbers.
    private static bool HasRepeated(Span<uint> segments, Span<ulong> seen)
    {
        var before = 0u;
        for (var i = 0; i < segments.Length; i++)
        {
            var segment = segments[i] - before;
            before = segments[i];
            segments[i] = segment;
            ref var bits = ref seen[(int)(segment % SeenSegments / CharacterWindow.Size)];
            var bit = 1UL << (int)(segment % CharacterWindow.Size);
            if ((bits & bit) != 0 && segments.Slice(0, i).IndexOf(segment) >= 0)
                return true;
            bits |= bit;
        }

        return false;
    }
}
