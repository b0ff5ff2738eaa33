using Astria.Flux.Settings;

namespace Astria.Flux.Cli.Words;

/// <summary>Finds the word that was probably meant.</summary>
internal static class NearestWord
{
    /// <summary>The known word nearest to a misspelt one.</summary>
    /// <returns><see langword="null"/> when none is near: more than a third of the letters would be different.</returns>
    public static string? Of(string word, IEnumerable<string> known) => NearestNames.Of(word, known).FirstOrDefault();

    /// <summary>A question for the end of a message; empty when no word is near.</summary>
    public static string Question(string word, IEnumerable<string> known) => Of(word, known) is { } meant ? $" Did you mean '{meant}'?" : string.Empty;
}
