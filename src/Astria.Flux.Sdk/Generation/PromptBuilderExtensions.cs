using Astria.Flux.Prompts.Composition;
using Astria.Flux.Training;

namespace Astria.Flux.Generation;

/// <summary>From a tune to a prompt, and from a prompt to a request.</summary>
public static class PromptBuilderExtensions
{
    /// <summary>Begins a prompt about what a tune was taught.</summary>
    /// <param name="tune">The tune.</param>
    /// <returns>A builder whose prompt begins with the tune's token and class.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="tune"/> is <see langword="null"/>.</exception>
    public static PromptBuilder Prompt(this Tune tune)
    {
        ArgumentNullException.ThrowIfNull(tune);
        return PromptBuilder.For(tune.Token, tune.SubjectClass);
    }

    /// <summary>Puts a prompt together and makes the request that draws it.</summary>
    /// <param name="prompt">The prompt's builder.</param>
    /// <param name="tunes">The tunes to draw with.</param>
    /// <returns>The request; what else it says can be set by <c>with</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument, or a tune, is <see langword="null"/>.</exception>
    /// <exception cref="PromptBuildException">Something can't be said, or the prompt lacks the token of a tune; it lists every
    /// fault.</exception>
    public static GenerationRequest ToRequest(this PromptBuilder prompt, params IReadOnlyList<WeightedTune> tunes)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentNullException.ThrowIfNull(tunes);
        var text = prompt.Build();
        var faults = new List<FluxFault>();
        for (var i = 0; i < tunes.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(tunes[i], nameof(tunes));
            if (!Says(text, tunes[i].Tune.Token))
                faults.Add(new(Invariant($"{nameof(tunes)}[{i}]"), $"answers to '{tunes[i].Tune.Token}', which the prompt lacks; begin the prompt with it, or say it in a detail."));
        }

        return faults.Count == 0 ? new(text) { Tunes = tunes } : throw new PromptBuildException(faults);
    }

    private static bool Says(string text, string token)
    {
        for (var at = text.IndexOf(token, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(token, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + token.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }

        return false;
    }
}
