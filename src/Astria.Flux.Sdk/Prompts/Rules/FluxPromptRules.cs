using Astria.Flux.Prompts.Diagnostics;

namespace Astria.Flux.Prompts.Rules;

/// <summary>The linter's own rules.</summary>
public static class FluxPromptRules
{
    /// <summary>Every rule, by id.</summary>
    public static IReadOnlyList<PromptRule> All { get; } = Array.AsReadOnly<PromptRule>(
    [
        new WeightedParenthesesRule(),
        new NestedParenthesesRule(),
        new ImplicitEmphasisRule(),
        new CurlyEmphasisRule(),
        new NumericEmphasisRule(),
        new PlusMinusWeightRule(),
        new PromptFunctionRule(),
        new PromptScheduleRule(),
        new MultiPromptWeightRule(),
        new ForeignFlagRule(),
        new LegacyAstriaFlagRule(),
        new UnknownTagRule(),
        new MalformedNetworkTagRule(),
        new NetworkWeightRangeRule(),
        new NetworkTagWithoutClassRule(),
        new SeparatorKeywordRule(),
        new WildcardRule(),
        new PlaceholderRule(),
        new EscapedBracketRule(),
        new UnbalancedBracketRule(),
        new EmbeddingRule(),
        new NegationRule(),
        new NegativeSectionRule(),
        new PastedNegativesRule(),
        new NegativePromptFieldRule(),
        new ContrastRule(),
        new EditInstructionRule(),
        new TooLongForT5Rule(),
        new ClipTailRule(),
        new TooShortRule(),
        new VeryLongRule(),
        new QualityTagRule(),
        new TagSoupRule(),
        new BooruTagRule(),
        new SubjectNotFirstRule(),
        new MissingTriggerRule(),
        new RepeatedPhraseRule(),
        new EmphasisPunctuationRule(),
        new ConflictingColourRule(),
        new ConflictingFramingRule(),
        new ConflictingMediumRule(),
        new ConflictingTimeRule(),
        new ConflictingCountRule(),
        new AspectInTextRule(),
        new UnquotedRenderTextRule(),
        new LongRenderTextRule(),
        new UnbalancedQuoteRule(),
        new WhiteBackgroundRule(),
        new UnknownCharacterRule(),
        new WideBlankRule(),
        new InvisibleCharacterRule(),
        new PastedInfoTextRule(),
    ]);
}
