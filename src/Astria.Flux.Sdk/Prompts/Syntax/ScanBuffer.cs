using System.Buffers;
using System.Runtime.InteropServices;

namespace Astria.Flux.Prompts.Syntax;

/// <summary>What a scan writes to, in one pooled array: the prompt in bytes, the hashes of its segments, its tokens, and a bit for each token that says whether some rule may want to look
/// at it; rules pass over the rest.</summary>
internal ref struct ScanBuffer
{
    /// <summary>How many tokens one number holds the bits of.</summary>
    public const int BitsPerNumber = 64;

    /// <summary>How many hashes of segments there is room for.</summary>
    public const int MostSegments = 256;

    // A row of words may end so many more, which are not looked at.
    private const int SegmentNumbers = (MostSegments + CharacterWindow.Size) * sizeof(uint) / sizeof(ulong);

    // What a token takes; were it more, there would be less room.
    private const int NumbersPerToken = 3;

    /// <summary>Makes room.</summary>
    /// <param name="bytes">For so many bytes of text.</param>
    /// <param name="tokens">For so many tokens, before it must grow.</param>
    public ScanBuffer(int bytes, int tokens)
        : this(new Size(SegmentNumbers + ((bytes + sizeof(ulong) - 1) / sizeof(ulong)), (tokens + BitsPerNumber - 1) / BitsPerNumber))
    {
    }

    private ScanBuffer(Size size)
    {
        var (text, bits) = size;
        Array = ArrayPool<ulong>.Shared.Rent(text + bits + (bits * BitsPerNumber * NumbersPerToken));
        Segments = MemoryMarshal.Cast<ulong, uint>(Array.AsSpan(0, SegmentNumbers));
        Bytes = MemoryMarshal.AsBytes(Array.AsSpan(SegmentNumbers, text - SegmentNumbers));
        Marks = Array.AsSpan(text, bits);
        Marks.Clear();
        Room = MemoryMarshal.Cast<ulong, PromptToken>(Array.AsSpan(text + bits, bits * BitsPerNumber * NumbersPerToken));
    }

    /// <summary>The pooled array: the hashes first, then the bytes, the bits and the tokens. Who has the tokens returns it.</summary>
    public ulong[] Array { get; }

    public int Count { readonly get; set; }

    /// <summary>The text in bytes.</summary>
    public Span<byte> Bytes { get; }

    /// <summary>The hashes of segments, as many as there were and some more, which mean nothing.</summary>
    public Span<uint> Segments { get; }

    /// <summary>For each token a bit, the lowest first: whether it is marked.</summary>
    public Span<ulong> Marks { get; private set; }

    /// <summary>All tokens there is room for, used or not.</summary>
    public Span<PromptToken> Room { get; private set; }

    public readonly ReadOnlySpan<PromptToken> Tokens => Room.Slice(0, Count);

    public readonly ref PromptToken this[int index] => ref Room[index];

    /// <summary>Adds a token and marks it.</summary>
    public void AddMarked(PromptToken token)
    {
        Reserve(1);
        Marks[Count / BitsPerNumber] |= 1UL << Count;
        Room[Count++] = token;
    }

    /// <summary>Marks tokens from one on, by their bits.</summary>
    public readonly void Mark(int first, ulong bits)
    {
        var marks = Marks.Slice(first / BitsPerNumber);
        marks[0] |= bits << first;
        var rest = bits >> 1 >> (~first & (BitsPerNumber - 1));
        if (rest != 0)
            marks[1] |= rest;
    }

    /// <summary>Adds a token that nobody looks for.</summary>
    public void Add(PromptToken token)
    {
        Reserve(1);
        Room[Count++] = token;
    }

    /// <summary>Makes room for more tokens.</summary>
    public void Reserve(int more)
    {
        if (Count + more > Room.Length)
            Grow(Count + more);
    }

    private void Grow(int tokens)
    {
        var text = SegmentNumbers + (Bytes.Length / sizeof(ulong));
        var larger = new ScanBuffer(new Size(text, Math.Max((tokens + BitsPerNumber - 1) / BitsPerNumber, Marks.Length * 2))) { Count = Count };
        Array.AsSpan(0, text).CopyTo(larger.Array);
        Marks.CopyTo(larger.Marks);
        Tokens.CopyTo(larger.Room);
        ArrayPool<ulong>.Shared.Return(Array);
        this = larger;
    }

    private readonly record struct Size(int Text, int Bits);
}
