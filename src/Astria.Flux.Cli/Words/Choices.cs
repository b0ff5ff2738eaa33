using System.CommandLine;

namespace Astria.Flux.Cli.Words;

/// <summary>Options whose value is one of a few words: they complete, and a misspelt one is told the right one.</summary>
internal static class Choices
{
    public static Option<T> OneOf<T>(this Option<T> option, params string[] words)
    {
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            foreach (var word in result.Tokens.Select(token => token.Value).Where(word => !words.Contains(word, StringComparer.OrdinalIgnoreCase)))
                result.AddError(Refusal(option.Name, word, words));
        });
        return option;
    }

    public static Argument<T> OneOf<T>(this Argument<T> argument, params string[] words)
    {
        argument.CompletionSources.Add(words);
        argument.Validators.Add(result =>
        {
            foreach (var word in result.Tokens.Select(token => token.Value).Where(word => !words.Contains(word, StringComparer.OrdinalIgnoreCase)))
                result.AddError(Refusal(argument.Name, word, words));
        });
        return argument;
    }

    private static string Refusal(string name, string word, string[] words) => $"{name}: '{word}' is none of {string.Join(", ", words)}.{NearestWord.Question(word, words)}";
}
