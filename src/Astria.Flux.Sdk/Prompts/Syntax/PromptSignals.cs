namespace Astria.Flux.Prompts.Syntax;

/// <summary>What a prompt holds, gathered while it is read, so that a rule with nothing to look at never runs.</summary>
/// <remarks>A signal is a necessary condition, not a finding: "not" may be part of an idiom, a bracket may be prose.</remarks>
[Flags]
internal enum PromptSignals : ulong
{
    None = 0,

    // Words; the vocabulary knows them.
    NegationCue = 1UL << 0,
    Contrast = 1UL << 1,
    NegativeSection = 1UL << 2,
    NegativeListWord = 1UL << 3,
    Embedding = 1UL << 4,
    ToDo = 1UL << 5,
    Separator = 1UL << 6,
    QualityWord = 1UL << 7,
    BooruWord = 1UL << 8,
    TriggerWord = 1UL << 9,

    // What matters only together, such as the two sides of a conflict; they are neighbours. The first is told only with the other.
    Colourless = 1UL << 10,
    Colourful = 1UL << 11,
    NearFraming = 1UL << 12,
    FarFraming = 1UL << 13,
    Photograph = 1UL << 14,
    Artwork = 1UL << 15,
    Day = 1UL << 16,
    Night = 1UL << 17,
    One = 1UL << 18,
    Many = 1UL << 19,
    FirstSides = Colourless | NearFraming | Photograph | Day | One | Backdrop,

    Announcement = 1UL << 20,
    Background = 1UL << 21,
    Edit = 1UL << 22,
    InfoText = 1UL << 23,
    Function = 1UL << 24,
    AspectWord = 1UL << 25,

    // What sentences have and lists of tags have not. So many words are one that they are not marked for it.
    SmallWord = 1UL << 26,

    Backdrop = 1UL << 28,
    PlainColour = 1UL << 29,

    // Signs; the scanner sees them.
    BracketInBracket = 1UL << 27,
    Bracket = 1UL << 30,
    SquareBracket = 1UL << 31,
    CurlyBracket = 1UL << 32,
    ColonNumber = 1UL << 33,
    DoubleColon = 1UL << 34,
    SignRun = 1UL << 35,
    Underscore = 1UL << 36,
    Exclamations = 1UL << 37,
    Capitals = 1UL << 38,
    RareCharacter = 1UL << 39,
    ControlCharacter = 1UL << 40,
    LoneQuote = 1UL << 41,
    FewWords = 1UL << 42,
    Long = 1UL << 43,
    Tags = 1UL << 44,
    RepeatedSegment = 1UL << 45,
    Flag = 1UL << 46,
    DashOption = 1UL << 47,
    Tag = 1UL << 48,
    Angle = 1UL << 49,
    Quoted = 1UL << 50,
    Escape = 1UL << 51,
    Dollar = 1UL << 52,
    RepeatedWord = 1UL << 53,
    LineBreak = 1UL << 54,
    WideBlank = 1UL << 55,
    Bar = 1UL << 56,
    LoneBracket = 1UL << 58,

    // Tags without a small word among them.
    BareTags = 1UL << 57,

    // Not in the text alone: so long that the profile's limits may be passed; the request is known.
    NearLimit = 1UL << 59,
    Facts = 1UL << 60,

    // A word that is marked: some rule looks for it, whatever its case and whatever follows it.
    Marked = 1UL << 62,

    // In every prompt.
    Always = 1UL << 63,
}
