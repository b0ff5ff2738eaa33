using System.Text;

namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>
/// Joins letters with the marks behind them: Unicode's normal form C. .NET's own does nothing in globalization-invariant mode, as in many
/// containers, and the number of tokens must not depend on that.
/// </summary>
internal static class Composition
{
    // Below this nothing joins and nothing is taken apart.
    private const char FirstMark = '\u0300';

    // Hangul is composed by arithmetic, section 3.12 of the Unicode standard.
    private const int Syllables = 0xAC00;
    private const int Leading = 0x1100;
    private const int Vowels = 0x1161;
    private const int Trailing = 0x11A7;
    private const int LeadingCount = 19;
    private const int VowelCount = 21;
    private const int TrailingCount = 28;
    private const int SyllableCount = LeadingCount * VowelCount * TrailingCount;

    private static readonly CanonicalTable Table = CanonicalTable.Load();

    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange(FirstMark, char.MaxValue) < 0) return text;
        var characters = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes()) TakeApart(rune.Value, characters);
        SortMarks(characters);
        Join(characters);
        var composed = new StringBuilder(characters.Count);
        foreach (var character in characters) composed.Append(new Rune(character).ToString());
        return composed.ToString();
    }

    private static void TakeApart(int character, List<int> target)
    {
        if (character is >= Syllables and < Syllables + SyllableCount)
        {
            var place = character - Syllables;
            target.Add(Leading + (place / (VowelCount * TrailingCount)));
            target.Add(Vowels + (place / TrailingCount % VowelCount));
            if (place % TrailingCount > 0) target.Add(Trailing + (place % TrailingCount));
        }
        else if (Table.Parts(character) is var (first, second))
        {
            TakeApart(first, target);
            if (second > 0) TakeApart(second, target);
        }
        else
        {
            target.Add(character);
        }
    }

    // Marks of different classes may stand in any order behind a letter; the standard's is by class. Insertion keeps equal ones as they are.
    private static void SortMarks(List<int> characters)
    {
        for (var start = 0; start < characters.Count; start++)
        {
            var end = start;
            while (end < characters.Count && Table.Class(characters[end]) > 0) end++;
            if (end - start > 1)
            {
                var sorted = characters.GetRange(start, end - start).OrderBy(Table.Class).ToList();
                for (var i = start; i < end; i++) characters[i] = sorted[i - start];
            }

            start = end;
        }
    }

    private static void Join(List<int> characters)
    {
        var kept = 0;
        var starter = -1;
        var lastClass = 0;
        foreach (var character in characters.ToArray())
        {
            var mark = Table.Class(character);

            // A mark is kept from its letter by another of its class, a letter by anything between.
            var isNext = starter == kept - 1;
            if (starter >= 0 && (isNext || (lastClass < mark && lastClass > 0)) && Joined(characters[starter], character) is { } joined)
            {
                characters[starter] = joined;
                continue;
            }

            if (mark == 0) starter = kept;
            lastClass = mark;
            characters[kept++] = character;
        }

        characters.RemoveRange(kept, characters.Count - kept);
    }

    private static int? Joined(int first, int second)
    {
        if (first is >= Leading and < Leading + LeadingCount && second is >= Vowels and < Vowels + VowelCount)
        {
            return Syllables + ((((first - Leading) * VowelCount) + (second - Vowels)) * TrailingCount);
        }

        if (first is >= Syllables and < Syllables + SyllableCount && (first - Syllables) % TrailingCount == 0 && second is > Trailing and < Trailing + TrailingCount)
        {
            return first + (second - Trailing);
        }

        return Table.Composed(first, second);
    }
}
