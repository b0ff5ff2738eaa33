using System.Buffers;
using System.Runtime.InteropServices;

namespace Astria.Flux.Prompts.Syntax;

/// <summary>What a scan writes to, in one pooled array: the prompt in bytes, the hashes of its segments, its tokens, and a bit for each token that says whether some rule may want to look
/// at it; rules pass over the rest.</summary>
internal struct ScanBuffer
{
    /// <summary>How many tokens one number holds the bits of.</summary>
    public const int BitsPerNumber = 64;

    /// <summary>How many hashes of segments there is room for.</summary>
    public const int MostSegments = 256;

    // A row of words may end so many more, which are not looked at.
    private const int SegmentNumbers = (MostSegments + CharacterWindow.Size) * sizeof(uint) / sizeof(ulong);

    // What a token takes; were it more, there would be less room.
    private const int NumbersPerToken = 3;

    // The hashes first, then the bytes, the bits and the tokens. Given back, it is null.
    private ulong[]? _array;
    private readonly int _text;
    private readonly int _bits;

    /// <summary>Makes room.</summary>
    /// <param name="bytes">For so many bytes of text.</param>
    /// <param name="tokens">For so many tokens, before it must grow.</param>
    public ScanBuffer(int bytes, int tokens)
        : this(new Size(SegmentNumbers + ((bytes + sizeof(ulong) - 1) / sizeof(ulong)), (tokens + BitsPerNumber - 1) / BitsPerNumber))
    {
    }

    private ScanBuffer(Size size)
    {
        (_text, _bits) = size;
        _array = ArrayPool<ulong>.Shared.Rent(_text + _bits + (_bits * BitsPerNumber * NumbersPerToken));
        _array.AsSpan(_text, _bits).Clear();
    }

    public int Count { readonly get; set; }

    /// <summary>The text in bytes.</summary>
    public readonly Span<byte> Bytes => MemoryMarshal.AsBytes(_array.AsSpan(SegmentNumbers, _text - SegmentNumbers));

    /// <summary>The hashes of segments, as many as there were and some more, which mean nothing.</summary>
    public readonly Span<uint> Segments => MemoryMarshal.Cast<ulong, uint>(_array.AsSpan(0, SegmentNumbers));

    public readonly ReadOnlySpan<PromptToken> Tokens => _array is null ? default : Room.Slice(0, Count);

    /// <summary>For each token a bit, the lowest first: whether it is marked.</summary>
    public readonly Span<ulong> Marks => _array is null ? default : _array.AsSpan(_text, _bits);

    /// <summary>All tokens there is room for, used or not.</summary>
    public readonly Span<PromptToken> Room => MemoryMarshal.Cast<ulong, PromptToken>(_array.AsSpan(_text + _bits, _bits * BitsPerNumber * NumbersPerToken));

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
        if (Count + more <= _bits * BitsPerNumber)
            return;
        var larger = new ScanBuffer(new Size(_text, Math.Max((Count + more + BitsPerNumber - 1) / BitsPerNumber, _bits * 2)));
        _array.AsSpan(0, _text).CopyTo(larger._array);
        Marks.CopyTo(larger.Marks);
        Tokens.CopyTo(larger.Room);
        larger.Count = Count;
        Return();
        this = larger;
    }

    /// <summary>Gives the array back; there is no token afterwards.</summary>
    public void Return()
    {
        if (_array is null)
            return;
        ArrayPool<ulong>.Shared.Return(_array);
        _array = null;
    }

    private readonly record struct Size(int Text, int Bits);
}
