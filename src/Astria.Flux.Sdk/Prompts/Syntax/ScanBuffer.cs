using System.Buffers;
using System.Runtime.InteropServices;

namespace Astria.Flux.Prompts.Syntax;

/// <summary>What a scan writes to, in one pooled array: the prompt in bytes, a number for each of its segments, its tokens, and a bit for each token that says whether some rule may want to look
/// at it; rules pass over the rest.</summary>
internal ref struct ScanBuffer
{
    /// <summary>How many tokens one number holds the bits of.</summary>
    public const int BitsPerNumber = 64;

    /// <summary>How many numbers so many tokens have: <see cref="Words"/>, <see cref="Signs"/>, <see cref="Signals"/>, <see cref="Kinds"/>.</summary>
    public const int NumbersPerMark = 4;

    /// <summary>Which of the numbers has the bits of words.</summary>
    public const int Words = 0;

    /// <summary>Which of the numbers has the bits of signs.</summary>
    public const int Signs = 1;

    /// <summary>Which of the numbers has what the words signal.</summary>
    public const int Signals = 2;

    /// <summary>Which of the numbers has the kinds of the signs, as bits.</summary>
    public const int Kinds = 3;

    /// <summary>How many segments there is room for the numbers of.</summary>
    public const int MostSegments = 256;

    // A row of words may end so many more, which are not looked at.
    private const int SegmentBytes = (MostSegments + CharacterWindow.Size) * sizeof(uint);

    // What a token takes; were it more, there would be less room.
    private const int TokenBytes = 24;

    /// <summary>The pooled array: the numbers of segments first, then the bytes, the bits and the tokens. Who has the tokens returns it.</summary>
    /// <remarks>Of bytes, whose pool every runtime brings along compiled. Each part begins where a number may: their sizes are whole numbers.</remarks>
    public readonly byte[] Array;

    /// <summary>The text in bytes.</summary>
    public readonly Span<byte> Bytes;

    /// <summary>For each segment the numbers of all words up to its end, added up; behind them some more, which mean nothing.</summary>
    public readonly Span<uint> Segments;

    /// <summary>For so many tokens as a number has bits, some numbers: a bit for each word that is marked, the lowest first; one for each sign; all signals of the words; the
    /// kinds of the signs.</summary>
    public readonly Span<ulong> Marks;

    /// <summary>All tokens there is room for, used or not.</summary>
    public readonly Span<PromptToken> Room;

    /// <summary>How many tokens there are.</summary>
    public int Count;

    /// <summary>Makes room.</summary>
    /// <param name="bytes">For so many bytes of text.</param>
    /// <param name="tokens">For so many tokens, before it must grow.</param>
    public ScanBuffer(int bytes, int tokens)
    {
        var text = WholeNumbers(bytes, sizeof(ulong)) * sizeof(ulong);
        var numbers = WholeNumbers(tokens, BitsPerNumber);
        var marks = numbers * NumbersPerMark * sizeof(ulong);
        var room = numbers * BitsPerNumber * TokenBytes;
        Array = ArrayPool<byte>.Shared.Rent(SegmentBytes + text + marks + room);
        Segments = MemoryMarshal.Cast<byte, uint>(Array.AsSpan(0, SegmentBytes));
        Bytes = Array.AsSpan(SegmentBytes, text);
        Marks = MemoryMarshal.Cast<byte, ulong>(Array.AsSpan(SegmentBytes + text, marks));
        Marks.Clear();
        Room = MemoryMarshal.Cast<byte, PromptToken>(Array.AsSpan(SegmentBytes + text + marks, room));
    }

    public readonly ReadOnlySpan<PromptToken> Tokens => Room.Slice(0, Count);

    public readonly ref PromptToken this[int index] => ref Room[index];

    /// <summary>Adds a word that some rule looks for.</summary>
    public void AddMarked(PromptToken word)
    {
        Reserve(1);
        Mark(Count, 1, word.Signals);
        Room[Count++] = word;
    }

    /// <summary>Adds a sign that some rule looks for.</summary>
    public void AddSign(PromptToken sign)
    {
        Reserve(1);
        var marks = Marks.Slice(Count / BitsPerNumber * NumbersPerMark, NumbersPerMark);
        marks[Signs] |= 1UL << Count;
        marks[Kinds] |= 1UL << (int)sign.Kind;
        Room[Count++] = sign;
    }

    /// <summary>Marks words from one token on, by their bits.</summary>
    public readonly void Mark(int first, ulong bits, PromptSignals signals)
    {
        var marks = Marks.Slice(first / BitsPerNumber * NumbersPerMark);
        marks[Words] |= bits << first;
        marks[Signals] |= (ulong)signals;
        var rest = bits >> 1 >> (~first & (BitsPerNumber - 1));
        if (rest == 0)
            return;
        marks[NumbersPerMark + Words] |= rest;
        marks[NumbersPerMark + Signals] |= (ulong)signals;
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
        var larger = new ScanBuffer(Bytes.Length, Math.Max(tokens, Room.Length * 2)) { Count = Count };
        Segments.CopyTo(larger.Segments);
        Bytes.CopyTo(larger.Bytes);
        Marks.CopyTo(larger.Marks);
        Tokens.CopyTo(larger.Room);
        ArrayPool<byte>.Shared.Return(Array);
        this = larger;
    }

    private static int WholeNumbers(int count, int perNumber) => (count + perNumber - 1) / perNumber;
}
