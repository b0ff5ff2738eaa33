using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Astria.Flux.Prompts.Syntax;

/// <content>Words of English letters with a blank, a comma or a full stop between them, many at a time.</content>
internal ref partial struct PromptScanner
{
    // Which bit of a word's signals says that it is marked.
    private const int MarkBit = 62;

    // Words, and what stands between them, which most of a prompt is. It ends behind the word that something else follows.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Words(int start)
    {
        while (true)
        {
            var offset = start - _windowStart;
            if ((uint)offset >= CharacterWindow.Size)
            {
                (_window, _windowStart) = (CharacterWindow.Read(_tokens.Bytes, start), start);
                offset = 0;
            }

            var end = start + CharacterWindow.LowestBit(~(_window.Plain >> offset));
            // What follows the last word is outside of the window: the word begins the next one, unless it is longer than any.
            var isUnknown = _windowStart + CharacterWindow.Known < end && end < _text.Length;
            var isOther = !isUnknown && end < _text.Length && CharacterClasses.Of(_text[end]) <= CharacterClass.Apostrophe;
            var next = AddWords(start, offset, ((isUnknown || isOther ? 1UL : 2UL) << (end - start)) - 1);
            if (isUnknown && (next > start || offset > 0))
            {
                start = next;
                _windowStart = -CharacterWindow.Size;
                continue;
            }

            if (isUnknown || isOther)
                return Word(next);
            if (end < _text.Length && _text[end] == '(')
                LookUpFunction(_tokens.Count - 1);
            return end;
        }
    }

    // Adds the words that end at the characters whose bits are set, and the separators behind them. Answers where the word behind the last of them begins.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int AddWords(int origin, int offset, ulong within)
    {
        var words = _window.Words >> offset;
        var ends = ~words & (words << 1) & within;
        if (ends == 0)
            return origin;
        // Where words begin and end, in turns.
        var edges = (words ^ (words << 1)) & within;
        _tokens.Reserve(CharacterWindow.Size);
        var first = _tokens.Count;
        ref var firstToken = ref MemoryMarshal.GetReference(_tokens.Room.Slice(first, CharacterWindow.Size));
        ref var token = ref firstToken;
        ref var text = ref MemoryMarshal.GetReference(_tokens.Bytes.Slice(origin, CharacterWindow.Size));
        ref var firstSegment = ref MemoryMarshal.GetReference(_tokens.Segments.Slice(Math.Min(_segmentCount, ScanBuffer.MostSegments)));
        ref var ended = ref firstSegment;
        ref var turns = ref Vocabulary.FirstTurn;
        ref var entries = ref Vocabulary.FirstEntry;
        var separators = _window.Separators >> offset;
        var total = _total;
        var lastHash = _lastHash;
        var signals = PromptSignals.None;
        var marks = 0UL;
        do
        {
            var from = CharacterWindow.LowestBit(edges);
            edges &= edges - 1;
            var to = CharacterWindow.LowestBit(edges);
            edges &= edges - 1;
#if NET
            var key = WordKey.Of(in Unsafe.Add(ref text, (nint)(uint)from), to - from);
#else
            var key = WordKey.Of(_text.Slice(origin + from, to - from));
#endif
            var known = Vocabulary.Find(ref turns, ref entries, key);
            token = PromptToken.Word(origin + from, to - from, key, known);
            signals |= known;
            signals |= key.Hash == lastHash ? PromptSignals.RepeatedWord : PromptSignals.None;
            lastHash = key.Hash;
            // No branch: where separators are can't be foreseen. Each is written; where none is, the next word writes over it.
            total += lastHash;
            ended = total;
            var isSeparated = (nint)((separators >> to) & 1);
            Unsafe.Add(ref token, 1) = PromptToken.Separator(Unsafe.Add(ref text, (nint)(uint)to), origin + to);
            ended = ref Unsafe.Add(ref ended, isSeparated);
            token = ref Unsafe.Add(ref token, isSeparated + 1);
            // The mark of each token moves down for each that follows.
            marks = (marks | ((ulong)known & (ulong)PromptSignals.Marked)) >> (int)isSeparated >> 1;
        }
        while ((edges & (edges - 1)) != 0);

        var count = (int)((long)Unsafe.ByteOffset(ref firstToken, ref token) / Unsafe.SizeOf<PromptToken>());
        var segmentCount = (int)((long)Unsafe.ByteOffset(ref firstSegment, ref ended) / sizeof(uint));
        _words += count - segmentCount;
        _segmentCount += segmentCount;
        _signals |= signals;
        _total = total;
        _lastHash = lastHash;
        _tokens.Count = first + count;
        _tokens.Mark(first, marks >> (MarkBit - count), signals);
        Finish(first, offset, words & within);
        // A blank can be the last that is sure: then the next word begins behind it.
        return origin + CharacterWindow.LowestBit(edges == 0 ? ~within : edges);
    }

    // What is known of the row as a whole, and what few rows of words have: long words and capitals.
    private void Finish(int first, int offset, ulong words)
    {
        var starts = words & ~(words << 1);
        var separators = (_window.Separators >> offset) & ((words << 1) & ~words);
        var stops = (_window.Stops >> offset) & separators;
        _kinds |= 1 << (int)PromptTokenKind.Word;
        _kinds |= stops == 0 ? 0 : 1 << (int)PromptTokenKind.Stop;
        _kinds |= stops == separators ? 0 : 1 << (int)PromptTokenKind.Comma;
        if (_window.HasLongWord)
            LookUpLongWords(first);
        var capitals = _window.Capitals >> offset;
        if (_capitals > 0 || (capitals & ~starts & (~words >> 1)) != 0)
            CountCapitals(first);
    }

    // Of words that are longer than their key, only the beginning was looked up.
    private void LookUpLongWords(int first)
    {
        for (var i = first; i < _tokens.Count; i++)
        {
            var token = _tokens[i];
            if (token.Length <= WordKey.Size || token.Kind != PromptTokenKind.Word)
                continue;
            var signals = Vocabulary.Find(_text.Slice(token.Start, token.Length));
            Relearn(i, signals);
        }
    }

    // Words in capitals, and "AND", which is another word than "and".
    private void CountCapitals(int first)
    {
        for (var i = first; i < _tokens.Count; i++)
        {
            var token = _tokens[i];
            if (token.Kind != PromptTokenKind.Word)
                continue;
            var word = _text.Slice(token.Start, token.Length);
            if (!Count(word))
                continue;
            var signals = token.Signals | (Refine(Vocabulary.AllOf(word), token.Start, token.End) & PromptSignals.Separator);
            Relearn(i, signals);
        }
    }

    // "blend(" is a function.
    private void LookUpFunction(int index)
    {
        var token = _tokens[index];
        var signals = Refine(Vocabulary.AllOf(_text.Slice(token.Start, token.Length)), token.Start, token.End);
        Relearn(index, signals);
    }

    // A word is something else than its letters, or the first of them, told.
    private void Relearn(int index, PromptSignals signals)
    {
        var token = _tokens[index];
        if (signals == token.Signals)
            return;
        _signals |= signals;
        _tokens[index] = PromptToken.Word(token.Start, token.Length, token.Hash, signals);
        _tokens.Mark(index, 1, signals);
    }
}
