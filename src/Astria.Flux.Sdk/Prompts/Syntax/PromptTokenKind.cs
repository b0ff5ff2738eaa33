namespace Astria.Flux.Prompts.Syntax;

/// <summary>What a stretch of a prompt is.</summary>
public enum PromptTokenKind
{
    /// <summary>Punctuation and symbols that have no kind of their own.</summary>
    Punctuation = 0,

    /// <summary>A word: letters and digits, with apostrophes and hyphens inside (<c>don't</c>, <c>no-nonsense</c>, <c>35mm</c>).</summary>
    Word,

    /// <summary>A number, with a sign only where it can be a weight (<c>12</c>, <c>1.3</c>, <c>:-.5</c>).</summary>
    Number,

    /// <summary>A comma.</summary>
    Comma,

    /// <summary>The end of a sentence: <c>.</c>, <c>!</c> or <c>?</c>.</summary>
    Stop,

    /// <summary>A semicolon.</summary>
    Semicolon,

    /// <summary>A colon.</summary>
    Colon,

    /// <summary>A dash between words: <c>–</c>, <c>—</c>, or <c>-</c> signs that join nothing.</summary>
    Dash,

    /// <summary>The end of a line.</summary>
    LineBreak,

    /// <summary><c>(</c>, <c>[</c> or <c>{</c>.</summary>
    OpenBracket,

    /// <summary><c>)</c>, <c>]</c> or <c>}</c>.</summary>
    CloseBracket,

    /// <summary>A bracket or backslash with a backslash before it: <c>\(</c>.</summary>
    Escape,

    /// <summary>Text in quotes, quotes included: what a picture is to show in letters.</summary>
    Quoted,

    /// <summary>A network tag such as <c>&lt;lora:123:0.8&gt;</c> or <c>&lt;faceid:123:1&gt;</c>.</summary>
    NetworkTag,

    /// <summary>Another tag in angle brackets.</summary>
    AngleTag,

    /// <summary>A web address.</summary>
    Url,

    /// <summary>A flag with its value, up to the next flag or the end: <c>--mask_prompt face</c>.</summary>
    Flag,
}
