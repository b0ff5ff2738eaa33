using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>A negation: its words, by the indices of the first and the last.</summary>
/// <param name="Kind">How it negates.</param>
/// <param name="Cue">The token that negates.</param>
/// <param name="First">The first token, which is the cue or a "do" before it.</param>
/// <param name="Last">The last token of what is negated.</param>
internal readonly record struct NegationFinding(NegationCue Kind, int Cue, int First, int Last)
{
    public PromptSpan SpanIn(ReadOnlySpan<PromptToken> tokens) => PromptSpan.FromBounds(tokens[First].Start, tokens[Last].End);
}
