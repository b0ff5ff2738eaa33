using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Generation;

/// <summary>Lints what is to be drawn, before an engine sees it.</summary>
public static class RequestLinting
{
    /// <summary>Lints a request's prompt, knowing the request: the token of its first tune, and its negative prompt, which counts as one unless the request
    /// asks for true guidance, since only then an engine heeds it.</summary>
    /// <param name="linter">The linter.</param>
    /// <param name="request">What is to be drawn.</param>
    /// <returns>What was found, the same as <see cref="LintingGenerator"/> finds.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static LintResult Lint(this PromptLinter linter, GenerationRequest request)
    {
        ArgumentNullException.ThrowIfNull(linter);
        ArgumentNullException.ThrowIfNull(request);
        return linter.Lint(request.Prompt, FactsOf(request));
    }

    private static PromptFacts FactsOf(GenerationRequest request)
    {
        var trigger = request.Tunes.Count == 0 || request.Tunes[0].Tune.Token.Length == 0 ? null : request.Tunes[0].Tune.Token;
        var negative = request.TrueGuidance > 1 ? null : request.NegativePrompt;
        return trigger is null && negative is null ? PromptFacts.None : new() { TriggerWord = trigger, NegativePrompt = negative };
    }
}
