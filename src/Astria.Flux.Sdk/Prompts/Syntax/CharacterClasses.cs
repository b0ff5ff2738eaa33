using System.Globalization;

namespace Astria.Flux.Prompts.Syntax;

/// <summary>Sorts characters.</summary>
internal static class CharacterClasses
{
    private const int AsciiCount = 128;

    /// <summary>The classes of ASCII. Constant data, which the compiler puts beside the code: no allocation, no bounds to check.</summary>
    private static ReadOnlySpan<byte> Ascii =>
    [
        6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 9, 6, 6, 9, 6, 6, // control characters; line feed, carriage return
        6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6,
        6, 8, 16, 18, 18, 18, 18, 5, 13, 14, 18, 18, 7, 4, 8, 18, // blank ! " # $ % & ' ( ) * + , - . /
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 11, 10, 17, 18, 18, 8, // digits : ; < = > ?
        18, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, // @ letters
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 13, 15, 14, 18, 2, // letters [ \ ] ^ _
        18, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, // ` letters
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 13, 18, 14, 18, 6, // letters { | } ~ delete
    ];

    public static CharacterClass Of(char character) => character < AsciiCount ? (CharacterClass)Ascii[character] : OfOther(character);

    public static bool IsBlank(char character) => Of(character) is CharacterClass.Blank or CharacterClass.LineBreak;

    public static bool IsWord(char character) => Of(character) <= CharacterClass.Underscore;

    public static bool IsDigit(char character) => character is >= '0' and <= '9';

    /// <summary>Whether it is of a script of the East, in which one sign can be a word: Chinese, Japanese, Korean.</summary>
    public static bool IsEastern(char character) => character >= '\u2E80';

    /// <summary>Whether T5's vocabulary lacks a character, or it makes no prompt better: other scripts, emoji.</summary>
    public static bool IsRare(char character) => character >= '\u2190' && (character is (>= '\u2190' and <= '\u2BFF') or (>= '\u2E80' and <= '\uDFFF') or >= '\uF900');

    /// <summary>Whether a character can't be seen: zero-width marks, byte order marks, changes of direction, control characters.</summary>
    public static bool IsInvisible(char character) => character < ' '
        ? character is not ('\t' or '\n' or '\r')
        : character >= '\x7f' && (character is (>= '\x7f' and <= '\x9f' and not '\u0085') or '\u00AD' or (>= '\u200B' and <= '\u200F' and not '\u200D')
            or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF');

    private static CharacterClass OfOther(char character) => character switch
    {
        '\u2028' or '\u2029' or '\u0085' => CharacterClass.LineBreak,
        '\u2019' or '\u2018' => CharacterClass.Apostrophe,
        '\u201C' or '\u201D' or '\u201E' or '«' or '»' => CharacterClass.Quote,
        '–' or '—' => CharacterClass.Dash,
        '，' or '、' => CharacterClass.Comma,
        '。' or '！' or '？' => CharacterClass.Stop,
        '；' => CharacterClass.Semicolon,
        _ when char.IsLetter(character) || char.IsSurrogate(character) => CharacterClass.Letter,
        _ when char.IsWhiteSpace(character) => CharacterClass.Blank,
        _ => OfCategory(CharUnicodeInfo.GetUnicodeCategory(character)),
    };

    // Marks belong to the letter before them; digits of other scripts are read as letters, they weigh nothing.
    private static CharacterClass OfCategory(UnicodeCategory category) => category switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber
            or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => CharacterClass.Letter,
        UnicodeCategory.Format or UnicodeCategory.Control => CharacterClass.Blank,
        _ => CharacterClass.Symbol,
    };
}
