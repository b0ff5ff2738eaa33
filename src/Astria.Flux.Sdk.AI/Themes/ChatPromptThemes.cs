using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Themes;
using Microsoft.Extensions.AI;

namespace Astria.Flux.AI.Themes;

/// <summary>Has a language model write prompts about a topic, and takes only those the linter has nothing to say to.</summary>
/// <remarks>
/// <para>Every answer is read as if an enemy had sent it: fences, prose, wrong counts and types, megabytes, control characters and orders to other
/// programs do no harm. What is safe to repair is repaired; for the rest the model is asked again, with the reasons, a bounded number of times.
/// Then the library's own grammar writes what is missing, or it is an error.</para>
/// <para>When the service fails, it is not asked again: its client has retried as it sees fit. Safe to use from many threads, as far as the
/// chat client is.</para>
/// </remarks>
public sealed class ChatPromptThemes : IPromptThemes
{
    // More of an answer than this is no help.
    private const int CandidatesPerPrompt = 4;
    private const int LongestQuote = 160;

    private readonly IChatClient _client;
    private readonly ChatThemeOptions _options;
    private readonly PromptLinter? _linter;

    /// <summary>Creates a writer.</summary>
    /// <param name="client">The language model.</param>
    /// <param name="options">How it is asked; <see langword="null"/> for the defaults.</param>
    /// <param name="linter">An app's own linter, that has to be content as well; <see langword="null"/> for the built-in rules alone.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The options make no sense; the message lists every fault.</exception>
    public ChatPromptThemes(IChatClient client, ChatThemeOptions? options = null, PromptLinter? linter = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _options = options ?? new();
        _linter = linter;
        if (_options.Validate() is { Count: > 0 } faults)
            throw new ArgumentException($"These options make no sense.\n{string.Join('\n', faults.Select(fault => $"- {fault}"))}", nameof(options));
    }

    /// <inheritdoc/>
    public async Task<PromptThemeResult> WriteAsync(PromptTheme theme, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(theme);
        cancellationToken.ThrowIfCancellationRequested();
        var review = new PromptThemeReview(theme, _linter);
        var rejections = new List<PromptThemeRejection>();
        var usage = new PromptThemeUsage(0, null, null);
        Exception? failure = null;
        for (var attempt = 1; attempt <= _options.MaxAttempts && review.Accepted.Count < theme.Count && failure is null; attempt++)
        {
            var missing = theme.Count - review.Accepted.Count;
            usage = usage with { Requests = attempt };
            (var response, failure) = await AskAsync(theme, missing, rejections.FindAll(rejection => rejection.Attempt == attempt - 1), cancellationToken).ConfigureAwait(false);
            if (response is not null)
            {
                usage = Add(usage, response.Usage);
                Take(response.Text, attempt, theme.Count, review, rejections);
            }
            else
            {
                rejections.Add(new(attempt, string.Empty, [$"The service failed: {failure!.GetType().Name}: {Shorten(failure.Message)}"]));
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (review.Accepted.Count < theme.Count && _options.FillFromGrammar)
            Fill(theme, review);
        return review.Accepted.Count >= theme.Count
            ? new() { Prompts = [.. review.Accepted.Take(theme.Count)], Rejections = rejections, Usage = usage }
            : throw Failure(theme, review, rejections, usage, failure);
    }

    // Whatever a client throws at what a service sends: to the caller it is one kind of failure.
    private async Task<(ChatResponse? Response, Exception? Failure)> AskAsync(
        PromptTheme theme, int missing, IReadOnlyList<PromptThemeRejection> last, CancellationToken cancellationToken)
    {
        try
        {
            var response = await _client.GetResponseAsync(ThemeQuestion.Messages(theme, missing, last), ThemeQuestion.Options(_options, missing), cancellationToken)
                .ConfigureAwait(false);
            return (response, null);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, exception);
        }
    }

    private void Take(string text, int attempt, int wanted, PromptThemeReview review, List<PromptThemeRejection> rejections)
    {
        var before = review.Accepted.Count;
        var missing = wanted - before;
        var answer = ThemeAnswer.Read(text, _options.MaxAnswerCharacters, missing * CandidatesPerPrompt);
        if (answer.Problems.Count > 0)
            rejections.Add(new(attempt, string.Empty, answer.Problems));
        foreach (var prompt in answer.Prompts)
        {
            if (review.Accepted.Count == wanted)
                return;
            if (review.Add(prompt, PromptThemeSource.Model) is { Count: > 0 } reasons)
                rejections.Add(new(attempt, Shorten(prompt), reasons));
        }

        if (answer.Problems.Count == 0 && answer.Prompts.Count < missing)
            rejections.Add(new(attempt, string.Empty, [Invariant($"It had {answer.Prompts.Count} prompts; {missing} were asked for.")]));
    }

    private void Fill(PromptTheme theme, PromptThemeReview review)
    {
        var grammar = _linter is null ? PromptThemes.Default : new PromptThemes(_linter);
        // A few more than are missing: one may be too much like what the model wrote.
        var count = Math.Min(PromptTheme.MostPrompts, (2 * (theme.Count - review.Accepted.Count)) + 2);
        foreach (var prompt in grammar.Write(theme with { Count = count }))
        {
            if (review.Accepted.Count == theme.Count)
                return;
            review.Add(prompt, PromptThemeSource.Grammar);
        }
    }

    private static PromptThemeUsage Add(PromptThemeUsage usage, UsageDetails? more) => usage with
    {
        InputTokens = Add(usage.InputTokens, more?.InputTokenCount),
        OutputTokens = Add(usage.OutputTokens, more?.OutputTokenCount),
    };

    private static long? Add(long? one, long? other) => other is null ? one : (one ?? 0) + other;

    private static PromptThemeException Failure(
        PromptTheme theme, PromptThemeReview review, List<PromptThemeRejection> rejections, PromptThemeUsage usage, Exception? cause)
    {
        var summary = Invariant($"The model wrote {review.Accepted.Count} of {theme.Count} prompts that can be used, in {usage.Requests} answers.");
        IReadOnlyList<FluxFault> faults =
            [.. rejections.Select(rejection => new FluxFault(Invariant($"Answers[{rejection.Attempt}]"), Problem(rejection)))];
        return cause is null
            ? new(summary, faults) { Rejections = rejections, Usage = usage }
            : new(summary, faults, cause) { Rejections = rejections, Usage = usage };
    }

    private static string Problem(PromptThemeRejection rejection) =>
        rejection.Text.Length == 0 ? string.Join(' ', rejection.Reasons) : $"\"{rejection.Text}\": {string.Join(' ', rejection.Reasons)}";

    // One line, without what nobody sees, and never half a character.
    private static string Shorten(string text)
    {
        var length = Math.Min(text.Length, LongestQuote);
        var shown = string.Create(length, text, (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = char.IsControl(from[i]) || char.IsSurrogate(from[i]) || char.GetUnicodeCategory(from[i]) == System.Globalization.UnicodeCategory.Format ? ' ' : from[i];
        });
        return length < text.Length ? $"{shown}…" : shown;
    }
}
