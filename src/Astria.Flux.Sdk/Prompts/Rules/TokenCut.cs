using Astria.Flux.Prompts.Tokens;

namespace Astria.Flux.Prompts.Rules;

/// <summary>Finds where a text is cut off.</summary>
internal static class TokenCut
{
    // A proportional guess and a few corrections come close enough; each counts the text once.
    private const int Corrections = 4;

    /// <summary>The position up to which about <paramref name="limit"/> tokens fit, at the end of a word.</summary>
    public static int Find(ITokenCounter counter, ReadOnlySpan<char> text, int limit, int count)
    {
        long cut = (long)text.Length * limit / count;
        for (var i = 0; i < Corrections; i++)
        {
            var seen = counter.Count(TextEncoder.T5, text.Slice(0, (int)cut));
            if (seen == limit || seen == 0)
                break;
            cut = Math.Min(text.Length - 1, cut * limit / seen);
        }

        var end = (int)Math.Max(0, cut);
        for (var back = 0; end > 0 && back < 64 && text[end - 1] != ' '; back++)
            end--;
        return Math.Min(end, text.Length - 1);
    }
}
