using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>Finds how far a negation reaches: through a noun phrase or a verb phrase, over "or" lists, up to whatever ends it.</summary>
/// <remarks>It knows no parts of speech, only the closed classes of words: prepositions, auxiliaries, pronouns, joining words.</remarks>
internal readonly ref struct NegationScope
{
    /// <summary>The answer when nothing is negated.</summary>
    public const int Nothing = -1;

    // Longer phrases are sentences whose end was missed.
    private const int LongestPhrase = 12;

    // How far an "a, b or c" list is looked ahead for its "or".
    private const int ListReach = 24;

    // Items of a list that goes on have so many words at most, articles aside.
    private const int LongestItem = 3;

    // What a noun phrase may hold.
    private const WordRole Nominal = WordRole.Foreign | WordRole.Announces | WordRole.Adverb | WordRole.Names | WordRole.Picture | WordRole.Fault | WordRole.Vast | WordRole.Finite;

    // "the two old actors are": how far left of a cue its subject may begin.
    private const int SubjectReach = 5;

    private readonly PromptText _text;
    private readonly TokenView _view;

    public NegationScope(PromptText text)
    {
        _text = text;
        _view = new TokenView(text);
    }

    public static bool IsParticiple(ReadOnlySpan<char> word) =>
        word.Length > 4 && word.EndsWith("ing".AsSpan(), StringComparison.OrdinalIgnoreCase);

    /// <summary>The last token of the noun phrase that begins at a token; <see cref="Nothing"/> when none does.</summary>
    public int Noun(int first)
    {
        first = AfterWrap(first);
        var last = Nothing;
        var joined = true;
        var end = first + LongestPhrase;
        for (var i = first; i < _view.Count && i < end; i++)
        {
            if (_view.Tokens[i].Kind == PromptTokenKind.Comma && last != Nothing && IsList(i + 1))
            {
                joined = true;
                end = i + LongestPhrase;
                continue;
            }

            if (_view.Tokens[i].Kind is PromptTokenKind.Quoted or PromptTokenKind.Number)
            {
                last = i;
                joined = false;
                continue;
            }

            if (_view.Tokens[i].Kind != PromptTokenKind.Word)
                break;
            var word = _view.Word(i);
            var role = NegationLexicon.RoleAt(in _view, i);
            if ((role & WordRole.Alternative) != WordRole.None && last != Nothing)
            {
                joined = true;
                continue;
            }

            if ((role & WordRole.Determiner) != WordRole.None && joined)
                continue;
            // "no sign of life", "without any of the usual boats".
            if (IsOf(word) && (last != Nothing || (i > first && (RoleAt(i - 1) & WordRole.Determiner) != WordRole.None)))
            {
                joined = true;
                continue;
            }

            // "a king without a crown sits on a throne".
            if ((role & WordRole.Finite) != WordRole.None && last != Nothing)
                break;
            var isNominal = (role & ~(Nominal | WordRole.TailEnd)) == WordRole.None;
            if (!isNominal || (last != Nothing && NegationLexicon.CueAt(in _view, i) != NegationCue.None))
                break;
            last = i;
            joined = false;
        }

        return last == Nothing ? Nothing : BeforeHeading(first, last);
    }

    /// <summary>The last token of a list that a heading begins, <c>Avoid: text, frames</c>, bullets on lines of their own included; <see cref="Nothing"/> when it is empty.</summary>
    public int Items(int first)
    {
        var last = Nothing;
        for (var i = first; i < _view.Count; i++)
        {
            var kind = _view.Tokens[i].Kind;
            if (kind is PromptTokenKind.Word or PromptTokenKind.Number or PromptTokenKind.Quoted)
                last = i;
            else if (kind == PromptTokenKind.LineBreak ? last != Nothing && !IsBullet(i + 1) : kind != PromptTokenKind.Comma && !IsJoint(i))
                break;
        }

        return last == Nothing ? Nothing : BeforeHeading(first, last);
    }

    /// <summary>The last token of the verb phrase or adjective that begins at a token; <see cref="Nothing"/> when none does.</summary>
    public int Verb(int first)
    {
        first = AfterWrap(first);
        var verb = first;
        while (IsAuxiliary(verb) || (IsWord(verb + 1) && _view.Word(verb).Equals("yet".AsSpan(), StringComparison.OrdinalIgnoreCase)))
            verb++;
        if (!IsWord(verb))
            return verb > first ? verb - 1 : Nothing;
        if ((RoleAt(verb) & WordRole.Determiner) != WordRole.None)
            return Noun(verb);
        if ((RoleAt(verb) & (WordRole.Conjunction | WordRole.Clause)) != WordRole.None)
            return Nothing;
        var preposition = verb + ((RoleAt(verb) & WordRole.Preposition) != WordRole.None ? 0 : 1);
        // "looking at the camera", "wearing a hat", "smiling".
        var hasPreposition = (RoleAt(preposition) & WordRole.Completes) != WordRole.None && IsWord(preposition + 1);
        var objectEnd = Noun(hasPreposition ? preposition + 1 : verb + 1);
        return objectEnd == Nothing ? verb : objectEnd;
    }

    /// <summary>The first token of the noun phrase that ends before a cue, a form of "be" between them or not; the cue when there is none.</summary>
    public int Subject(int cue)
    {
        var first = cue;
        var stop = Math.Max(0, cue - SubjectReach);
        while (first > stop && IsWord(first - 1) && (RoleAt(first - 1) & (WordRole.Auxiliary | WordRole.Adverb)) != WordRole.None)
            first--;
        while (first > stop && IsWord(first - 1) && (RoleAt(first - 1) & ~(Nominal | WordRole.TailEnd)) == WordRole.None)
            first--;
        return first < cue && first > stop && (RoleAt(first - 1) & WordRole.Determiner) != WordRole.None ? first - 1 : first;
    }

    /// <summary>Whether an "a, b and c" list may go on behind what was read, "without a tie, a hat and a coat": what is left of it would be drawn.</summary>
    public bool GoesOnAsList(int last)
    {
        if (last + 1 >= _view.Count || _view.Tokens[last + 1].Kind != PromptTokenKind.Comma)
            return false;
        var words = 0;
        for (var i = last + 2; i < _view.Count && i < last + ListReach; i++)
        {
            if (_view.Tokens[i].Kind == PromptTokenKind.Comma)
            {
                words = 0;
                continue;
            }

            if (!IsWord(i))
                return false;
            var word = _view.Word(i);
            if (word.Equals("and".AsSpan(), StringComparison.OrdinalIgnoreCase) || word.Equals("or".AsSpan(), StringComparison.OrdinalIgnoreCase))
                return i > last + 2;
            var role = NegationLexicon.RoleAt(in _view, i);
            if (words == 0 && role == WordRole.Determiner)
                continue;
            if ((role & ~Nominal) != WordRole.None || IsParticiple(word) || NegationLexicon.CueAt(in _view, i) != NegationCue.None || ++words > LongestItem)
                return false;
        }

        return false;
    }

    // A line that was wrapped right behind the cue goes on with a small letter.
    private int AfterWrap(int first) =>
        first < _view.Count && _view.Tokens[first].Kind == PromptTokenKind.LineBreak && IsWord(first + 1) && char.IsLower(_text.Characters[_view.Tokens[first + 1].Start]) ? first + 1 : first;

    // "no logos Layout: a grid": the capital begins a heading, not a name.
    private int BeforeHeading(int first, int last)
    {
        if (last + 1 >= _view.Count || _view.Tokens[last + 1].Kind != PromptTokenKind.Colon)
            return last;
        while (last > first && char.IsUpper(_text.Characters[_view.Tokens[last].Start]))
            last--;
        return last;
    }

    private bool IsBullet(int index) => index < _view.Count && (_view.Tokens[index].Kind == PromptTokenKind.Dash || _text.Characters[_view.Tokens[index].Start] is '*' or '•' or '·');

    // A bullet behind the break of a line, or "text / logos".
    private bool IsJoint(int index) => _text.Characters[_view.Tokens[index].Start] is '/' or '&' || (_view.Tokens[index - 1].Kind == PromptTokenKind.LineBreak && IsBullet(index));

    private bool IsList(int first)
    {
        for (var i = first; i < _view.Count && i < first + ListReach; i++)
        {
            if (_view.Tokens[i].Kind == PromptTokenKind.Comma)
                continue;
            if (_view.Tokens[i].Kind != PromptTokenKind.Word || NegationLexicon.CueAt(in _view, i) != NegationCue.None)
                return false;
            var role = RoleAt(i);
            if ((role & WordRole.Alternative) != WordRole.None)
                return i > first || _view.Tokens[i - 1].Kind == PromptTokenKind.Comma;
            if ((role & ~Nominal) != WordRole.None)
                return false;
        }

        return false;
    }

    private bool IsAuxiliary(int index) => (RoleAt(index) & WordRole.Auxiliary) != WordRole.None;

    private bool IsWord(int index) => index < _view.Count && _view.Tokens[index].Kind == PromptTokenKind.Word;

    private WordRole RoleAt(int index) => NegationLexicon.RoleAt(in _view, index);

    private static bool IsOf(ReadOnlySpan<char> word) => word.Equals("of".AsSpan(), StringComparison.OrdinalIgnoreCase);
}
