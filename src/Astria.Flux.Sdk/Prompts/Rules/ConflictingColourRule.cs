using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX501: no colour and many colours, <c>monochrome, vibrant</c>.</summary>
internal sealed class ConflictingColourRule()
    : ConflictRule(
        "FLX501",
        "Conflicting colours",
        PromptSeverity.Information,
        (PromptSignals.Colourless, "monochrome|monochromatic|grayscale|greyscale|black and white photo|black and white photograph|black and white photography|black-and-white|in black and white|colorless|colourless"),
        (PromptSignals.Colourful, "vibrant colors|vibrant colours|vibrant color|vibrant colour|vibrant|colorful|colourful|technicolor|full-color|multicolored|multicoloured"))
{
    private static readonly PhraseTable Splits = new("except|but|only|accent|accents|splash|pop|selective|contrast|background|one|single");

    // "Monochrome except for a vibrant scarf" is meant.
    protected override bool Excuses(TokenView view, int left, int leftEnd, int right, int rightEnd) => HasAny(view, Splits);
}
