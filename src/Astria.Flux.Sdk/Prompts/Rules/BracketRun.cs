using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>Opening brackets of one kind in a row, as in <c>((word:1.3))</c>: what the bracket rules look at.</summary>
internal readonly ref struct BracketRun
{
    // A1111's grammar takes any number; above this it is a time, a ratio or a verse.
    public const double LargestWeight = 10;

    private static readonly WordTable Quantities = new("f aperture aspect ratio scale version v rating imdb ph gamma ev fig figure chapter page verse section equation");

    // "(build:1.2.3)" is no slip of the pen.
    private static readonly WordTable Releases = new("version v ver release build rev revision firmware patch ip python node java sdk");

    private readonly PromptText _text;
    private readonly int _first;
    private readonly int _last;
    private readonly int _word;

    private BracketRun(PromptText text, int first, int last, int word, bool isWeighted, bool isMatched)
    {
        _text = text;
        _first = first;
        _last = last;
        _word = word;
        IsWeighted = isWeighted;
        IsMatched = isMatched;
    }

    /// <summary>Whether there is more than one.</summary>
    public bool IsNested => _last > _first;

    /// <summary>Whether one of them closes with a weight.</summary>
    public bool IsWeighted { get; }

    /// <summary>Whether a weight among them is 0 or less, which means to keep something away.</summary>
    public bool IsNegative { get; private init; }

    /// <summary>Whether they raise what they hold: by a weight above 1, or by round brackets or braces without a weight.</summary>
    public bool IsRaised
    {
        get
        {
            var most = double.NaN;
            for (var i = _first; i <= _last; i++)
                most = double.IsNaN(most) || _text.Tokens[i].Weight > most ? _text.Tokens[i].Weight : most;
            return IsWeighted ? most > 1 : IsNested && _text.Characters[_text.Tokens[_first].Start] != '[';
        }
    }

    /// <summary>Whether one of them closes at all.</summary>
    public bool IsMatched { get; }

    /// <summary>The index of the token behind the run.</summary>
    public int Next => _last + 1;

    /// <summary>From the first opening bracket to the last closing one.</summary>
    public PromptSpan Span
    {
        get
        {
            var tokens = _text.Tokens;
            for (var i = _first; i <= _last; i++)
            {
                if (tokens[i].Match != PromptToken.Unmatched)
                    return PromptSpan.FromBounds(tokens[_first].Start, tokens[tokens[i].Match].End);
            }

            return PromptSpan.FromBounds(tokens[_first].Start, tokens[_last].End);
        }
    }

    /// <summary>Whether there are more weights or arms within than the brackets' own, as in <c>(cat:1.2|dog:1.3)</c>, which would be left behind.</summary>
    public bool HoldsParts
    {
        get
        {
            var tokens = _text.Tokens;
            var end = Span.End;
            for (var i = _last + 1; i + 2 < tokens.Length && tokens[i].Start < end; i++)
            {
                var isArm = tokens[i].Kind == PromptTokenKind.Punctuation && _text.Characters[tokens[i].Start] == '|';
                var isWeight = tokens[i].Kind == PromptTokenKind.Colon && tokens[i + 1].Kind == PromptTokenKind.Number && tokens[i + 1].Start == tokens[i].End
                    && tokens[i + 2].Kind != PromptTokenKind.CloseBracket && tokens[i - 1].Kind != PromptTokenKind.Number;
                if (isArm || isWeight)
                    return true;
            }

            return false;
        }
    }

    /// <summary>Reads the run that begins at an opening bracket.</summary>
    /// <param name="text">The prompt.</param>
    /// <param name="first">The index of the bracket.</param>
    /// <param name="nextWord">The index of the first word behind the bracket; moved on from call to call, so that all calls together are
    /// one pass.</param>
    public static BracketRun Read(PromptText text, int first, ref int nextWord)
    {
        var tokens = text.Tokens;
        var bracket = text.Characters[tokens[first].Start];
        var last = first;
        while (last + 1 < tokens.Length && text.Characters[tokens[last + 1].Start] == bracket)
            last++;
        nextWord = Math.Max(nextWord, last + 1);
        while (nextWord < tokens.Length && tokens[nextWord].Kind is not (PromptTokenKind.Word or PromptTokenKind.Quoted))
            nextWord++;
        bool isWeighted = false, isNegative = false, isMatched = false;
        for (var i = first; i <= last; i++)
        {
            var isWeight = IsWeight(text, tokens[i], nextWord);
            isWeighted |= isWeight;
            isNegative |= isWeight && tokens[i].Weight <= 0;
            isMatched |= tokens[i].Match > nextWord;
        }

        return new(text, first, last, nextWord, isWeighted, isMatched) { IsNegative = isNegative };
    }

    /// <summary>The edits that take the brackets and weights away and keep what they hold.</summary>
    public PromptEdit[] Unwrap()
    {
        var tokens = _text.Tokens;
        var edits = new List<PromptEdit>();
        var open = PromptSpan.FromBounds(tokens[_first].Start, tokens[_last + 1].Start);
        edits.Add(new(open, IsGluedBefore(open.Start) ? " " : string.Empty));
        for (var i = _last; i >= _first; i--)
        {
            if (tokens[i].Match == PromptToken.Unmatched)
                continue;
            var close = tokens[i].Match;
            var kept = IsWeighted && IsWeight(_text, tokens[i], _word) ? close - 3 : close - 1;
            // "((red hat,)), scarf": one comma is enough.
            if (kept > _last && tokens[kept].Kind == PromptTokenKind.Comma && IsBeforeComma(close))
                kept--;
            // Between the brackets of an empty pair, as in "(( ) x)", the edit before has taken the blanks.
            var start = Math.Max(tokens[kept].End, edits[edits.Count - 1].Span.End);
            edits.Add(new(PromptSpan.FromBounds(start, tokens[close].End), IsGluedBehind(tokens[close].End) ? " " : string.Empty));
        }

        return edits.ToArray();
    }

    private bool IsBeforeComma(int close)
    {
        var next = close + 1;
        while (next < _text.Tokens.Length && _text.Tokens[next].Kind == PromptTokenKind.CloseBracket)
            next++;
        return next == _text.Tokens.Length || _text.Tokens[next].Kind == PromptTokenKind.Comma;
    }

    private static bool IsWeight(PromptText text, PromptToken open, int firstWord)
    {
        if (double.IsNaN(open.Weight) || Math.Abs(open.Weight) > LargestWeight)
            return false;
        var tokens = text.Tokens;
        var colon = tokens[open.Match - 2];
        var holdsWord = firstWord < open.Match - 2;
        if (!holdsWord)
            return false;
        // "[smile:1.1]" is meant as a weight; "[smile:0.5]" is a schedule.
        if (text.Characters[open.Start] == '[' && (open.Weight < 1 || text[tokens[open.Match - 1]].IndexOf('.') < 0))
            return false;
        // "{"x": 0.25}" is JSON.
        if (text.Characters[open.Start] == '{' && colon.Start > 0 && text.Characters[colon.Start - 1] is '"' or '\'')
            return false;
        var number = text[tokens[open.Match - 1]];
        if (number.IndexOfAny('.', ',') >= 0)
            return !IsQuantity(text, open) && !(WeightNumber.IsBroken(number) && IsRelease(text, open));
        // Whole numbers are also ratios (4:3), times (10:05), verses, and answers ("mood: 3").
        var isRatio = tokens[open.Match - 3].Kind == PromptTokenKind.Number && tokens[open.Match - 3].End == colon.Start;
        var isTime = number.Length > 1 && number[0] == '0';
        var isAnswer = tokens[open.Match - 3].End == colon.Start && tokens[open.Match - 1].Start > colon.End;
        return !isRatio && !isTime && !isAnswer;
    }

    // "(f:1.8)" is an aperture, "(scale 1:2.5)" a ratio.
    private static bool IsQuantity(PromptText text, PromptToken open)
    {
        var tokens = text.Tokens;
        var last = open.Match - 3;
        var isOfNumbers = tokens[last].Kind == PromptTokenKind.Number && tokens[last].End == tokens[last + 1].Start;
        if (isOfNumbers)
            last--;
        var isFirst = tokens[last].Kind == PromptTokenKind.Word && last > 0 && tokens[last - 1].Kind == PromptTokenKind.OpenBracket;
        return isFirst && Quantities.Contains(text[tokens[last]]);
    }

    private static bool IsRelease(PromptText text, PromptToken open)
    {
        var view = new TokenView(text);
        var first = view.Tokens[open.Match].Match;
        return view.Contains(Releases, open.Match - 3) || view.Contains(Releases, first - 1) || view.Contains(Releases, first + 1);
    }

    private bool IsGluedBefore(int position) => position > 0 && (IsWord(_text.Characters[position - 1]) || _text.Characters[position - 1] == ')');

    private bool IsGluedBehind(int position) => position < _text.Characters.Length && IsWord(_text.Characters[position]);

    private static bool IsWord(char character) => CharacterClasses.Of(character) is CharacterClass.Letter or CharacterClass.Digit;
}
