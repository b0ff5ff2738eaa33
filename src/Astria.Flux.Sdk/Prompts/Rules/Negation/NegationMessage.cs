namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>Says what is wrong with a negative, and what might be said instead.</summary>
internal static class NegationMessage
{
    public static string For(string words, IReadOnlyList<string> instead)
    {
        var advice = instead.Count == 0 ? string.Empty : $", such as '{instead[0]}'";
        return $"FLUX does no negatives: '{words}' tends to draw the very thing. Say what is to be seen instead{advice}.";
    }
}
