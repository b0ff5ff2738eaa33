using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>Knows names and titles that hold a word that would negate: <c>No Man's Land</c>, <c>Dr. No</c>, <c>Nothing</c>.</summary>
internal readonly ref struct NegationNames
{
    // How far around a word its neighbours tell what capitals mean.
    private const int TitleReach = 6;

    private static readonly WordTable Families = new(
        "comic open noto gill fira source lucida work plex nunito josefin droid bitstream dejavu liberation free merriweather alegreya product google public pt dm");

    // What has a title.
    private static readonly WordTable Works = new("book novel film movie album play game band series show single song soundtrack musical opera");

    private readonly TokenView _view;

    public NegationNames(PromptText text) => _view = new(text);

    /// <summary>Whether the word at an index and the next are part of a title: capitals on both, inside a clause or before what has titles.</summary>
    public bool IsTitle(int index) => index >= 0 && IsCapitalized(index) && IsCapitalized(index + 1) && !IsTitleCase(index) && (!IsClauseStart(index) || IsWork(index + 2));

    /// <summary>Whether a "nobody" or "nothing" is a name: a capital inside a clause.</summary>
    public bool IsName(int index) => !IsClauseStart(index) && IsCapitalized(index) && !IsTitleCase(index);

    /// <summary>Whether a "no" is the name behind "Dr.".</summary>
    public bool IsDoctor(int index) =>
        _view.IsKind(index - 1, PromptTokenKind.Stop) && IsCapitalized(index) && (_view.Is(index - 2, "dr") || _view.Is(index - 2, "mr"));

    /// <summary>"Comic Sans", "Open Sans": a typeface. "A Man Sans Hat" is none.</summary>
    public bool IsTypeface(int index) => IsCapitalized(index) && IsCapitalized(index - 1) && (_view.Contains(Families, index - 1) || !IsTitleCase(index));

    // "No Exit play", "Without You film poster": where a clause begins, a capital alone tells nothing.
    private bool IsWork(int index)
    {
        while (IsCapitalized(index))
            index++;
        return _view.Contains(Works, index);
    }

    // "A Man With No Hat In The Rain": where every word has a capital, none tells anything.
    private bool IsTitleCase(int index)
    {
        var hasSmallWord = false;
        for (var i = index - TitleReach; i <= index + TitleReach; i++)
        {
            var word = _view.Word(i);
            if (word.Length > 0 && char.IsLower(word[0]))
                return false;
            hasSmallWord |= i != index && (NegationLexicon.RoleAt(in _view, i) & (WordRole.Preposition | WordRole.Determiner | WordRole.Conjunction)) != WordRole.None;
        }

        return hasSmallWord;
    }

    private bool IsClauseStart(int index) => index == 0 || _view.Kind(index - 1) is not (PromptTokenKind.Word or PromptTokenKind.Number or PromptTokenKind.Quoted);

    // A capital and small letters: a word all in capitals says nothing about names.
    private bool IsCapitalized(int index)
    {
        var word = _view.Word(index);
        return word.Length > 0 && char.IsUpper(word[0]) && (word.Length == 1 || char.IsLower(word[1]));
    }
}
