namespace Astria.Flux.Prompts.Syntax;

/// <summary>What a character is to the scanner. The parts of a word come first, as bits, so that one comparison knows them.</summary>
internal enum CharacterClass : byte
{
    Letter = 0,
    Digit = 1,
    Underscore = 2,
    Hyphen = 4,
    Apostrophe,
    Blank,
    Comma,
    Stop,
    LineBreak,
    Semicolon,
    Colon,
    Dash,
    Open,
    Close,
    Backslash,
    Quote,
    Angle,
    Symbol,
}
