using System.Globalization;

namespace Astria.Flux.Prompts.Syntax;

/// <summary>What a character is to the scanner.</summary>
internal enum CharacterClass : byte
{
    Symbol,
    Blank,
    LineBreak,
    Letter,
    Digit,
    Hyphen,
    Apostrophe,
    Comma,
    Stop,
    Semicolon,
    Colon,
    Dash,
    Open,
    Close,
    Backslash,
    Quote,
    Angle,
}

/// <summary>Sorts characters.</summary>
internal static class CharacterClasses
{
    private const int AsciiCount = 128;

    private static readonly CharacterClass[] Ascii = CreateAscii();

    public static CharacterClass Of(char character) => character < AsciiCount ? Ascii[character] : OfOther(character);

    private static CharacterClass[] CreateAscii()
    {
        var classes = new CharacterClass[AsciiCount];
        for (var c = '\0'; c < AsciiCount; c++)
        {
            classes[c] = c switch
            {
                '\n' or '\r' => CharacterClass.LineBreak,
                <= ' ' or '\x7f' => CharacterClass.Blank,
                (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' => CharacterClass.Letter,
                >= '0' and <= '9' => CharacterClass.Digit,
                '-' => CharacterClass.Hyphen,
                '\'' => CharacterClass.Apostrophe,
                ',' => CharacterClass.Comma,
                '.' or '!' or '?' => CharacterClass.Stop,
                ';' => CharacterClass.Semicolon,
                ':' => CharacterClass.Colon,
                '(' or '[' or '{' => CharacterClass.Open,
                ')' or ']' or '}' => CharacterClass.Close,
                '\\' => CharacterClass.Backslash,
                '"' => CharacterClass.Quote,
                '<' => CharacterClass.Angle,
                _ => CharacterClass.Symbol,
            };
        }

        return classes;
    }

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
