using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>Knows the "no" of Spanish, Portuguese and Italian, the "sans" of French and the particle "no" of Japanese: none of them is English.</summary>
internal readonly ref struct OtherLanguages
{
    // How far words of another language are looked for.
    private const int Reach = 6;

    private static readonly WordTable English = new("the an of with and is are his her on at by from for to wearing in photo portrait");

    // English words that are spelled as Japanese ones could be.
    private static readonly WordTable EnglishLookalikes = new(
        """
        woman human man women men tomato potato banana sofa piano tuna kimono camera minimum room moon zoo tattoo bamboo are has one here there same some home name
        more take make sea sun tie bra mouse nose face shoe face hero hair media idea area pizza pasta data photo video logo tone noise zone wine bike sake site home
        made done wire bare rare wide safe nude note hire hope ramen onion mirror
        """);

    // With these before it, even such a word is Japanese: "boku no hero".
    private static readonly WordTable Beginners = new(
        """
        boku ore watashi kimi anata kami hito kuroko yakusoku majo tani tonari hotaru kaze mori neko inu hana hoshi yume tsuki umi yama kawa mizu sora
        kuro shiro aka ao ame yuki haru natsu aki fuyu mahou kaguya umineko higurashi shingeki kimetsu
        """);

    private readonly TokenView _view;

    public OtherLanguages(PromptText text) => _view = new(text);

    /// <summary>Whether the words around a "no" or "sans" are those of another language.</summary>
    public bool IsForeign(int index)
    {
        if (!_view.Is(index, "sans") && (IsForeignWord(index - 1) || IsForeignWord(index + 1)))
            return true;
        int foreign = 0, accented = 0;
        for (var i = index - Reach; i <= index + Reach; i++)
        {
            if (i == index)
                continue;
            foreign += IsForeignWord(i) ? 1 : 0;
            accented += IsAccented(_view.Word(i)) ? 1 : 0;
        }

        var evidence = foreign + (accented > 1 ? accented : 0);
        // Mostly there is none, and nothing to weigh it against.
        if (evidence == 0)
            return false;
        var english = EnglishWords(index);
        return english == 0 || (evidence > 1 && evidence > english);
    }

    private int EnglishWords(int index)
    {
        var words = 0;
        for (var i = index - Reach; i <= index + Reach; i++)
            words += i != index && _view.Contains(English, i) ? 1 : 0;
        return words;
    }

    /// <summary>Whether "no" is the particle between two words of Japanese: "Ni no Kuni", "kimi no na wa".</summary>
    public bool IsParticle(int index)
    {
        if (_view.IsCapitalized(index) && !_view.IsCapitalized(index - 1))
            return false;
        return (_view.IsCapitalized(index - 1) && _view.IsCapitalized(index + 1) && !_view.IsCapitalized(index))
            || IsEastern(_view.Word(index - 1)) || IsEastern(_view.Word(index + 1))
            || _view.Contains(Beginners, index - 1)
            || (_view.IsCapitalized(index - 1) && IsRomaji(_view.Word(index + 1)) && IsRomaji(_view.Word(index + 2)))
            || (IsRomaji(_view.Word(index - 1)) && IsRomaji(_view.Word(index + 1)));
    }

    private static bool IsEastern(ReadOnlySpan<char> word) => word.Length > 0 && CharacterClasses.IsEastern(word[0]);

    private bool IsForeignWord(int index) => (NegationLexicon.RoleAt(in _view, index) & WordRole.Foreign) != WordRole.None;

    private static bool IsAccented(ReadOnlySpan<char> word)
    {
        foreach (var character in word)
        {
            if (character is >= '\u00C0' and <= '\u017F')
                return true;
        }

        return false;
    }

    // Japanese in Roman letters: every consonant has its vowel, but for "n" and the first of a double one.
    private static bool IsRomaji(ReadOnlySpan<char> word)
    {
        if (word.Length < 2 || EnglishLookalikes.Contains(word))
            return false;
        for (var i = 0; i < word.Length;)
        {
            var rest = word.Slice(i);
            var consonants = Consonants(rest);
            if (consonants < 0)
                return false;
            i += consonants;
            if (i < word.Length && IsVowel(word[i]))
                i++;
            else if (!(consonants == 1 && (word[i - 1] | 0x20) == 'n'))
                return false;
        }

        return true;
    }

    // How many letters before the next vowel belong to one syllable; negative: none of Japanese.
    private static int Consonants(ReadOnlySpan<char> rest)
    {
        if (IsVowel(rest[0]))
            return 0;
        var first = (char)(rest[0] | 0x20);
        if (first is < 'a' or > 'z' or 'c' or 'l' or 'q' or 'v' or 'x')
            return IsPair(rest, "ch") ? 2 : -1;
        if (rest.Length == 1 || IsVowel(rest[1]))
            return 1;
        var second = (char)(rest[1] | 0x20);
        if (first == 'n' && second != 'y')
            return 1;
        if (IsPair(rest, "sh") || IsPair(rest, "ts") || (second == 'y' && first != 'y'))
            return 2;
        return first == second && rest.Length > 2 && IsVowel(rest[2]) ? 2 : -1;
    }

    private static bool IsPair(ReadOnlySpan<char> text, string pair) => text.Length > 1 && (text[0] | 0x20) == pair[0] && (text[1] | 0x20) == pair[1];

    private static bool IsVowel(char character) => (character | 0x20) is 'a' or 'e' or 'i' or 'o' or 'u';
}
