using Astria.Flux.Prompts.Diagnostics;

namespace Astria.Flux.Prompts.Options;

/// <summary>What a marker, or its absence, says about a prompt.</summary>
internal readonly ref struct LintSuppression
{
    private readonly ReadOnlySpan<char> _names;

    public LintSuppression(int promptLength, bool isSet, ReadOnlySpan<char> names)
    {
        PromptLength = promptLength;
        IsSet = isSet;
        _names = names;
    }

    /// <summary>How much of the text is prompt.</summary>
    public int PromptLength { get; }

    /// <summary>Whether there is a marker.</summary>
    public bool IsSet { get; }

    public bool Covers(PromptRuleDescriptor rule) => IsSet && Names(rule);

    private bool Names(PromptRuleDescriptor rule)
    {
        var rest = _names;
        var any = false;
        while (TryTake(ref rest, out var name))
        {
            any = true;
            if (name.Equals(rule.Id.AsSpan(), StringComparison.OrdinalIgnoreCase)
                || name.Equals(rule.Category.ToString().AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return !any;
    }

    private static bool TryTake(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> name)
    {
        var start = 0;
        while (start < rest.Length && LintMarker.IsBetween(rest[start]))
            start++;
        var end = start;
        while (end < rest.Length && !LintMarker.IsBetween(rest[end]))
            end++;
        name = rest.Slice(start, end - start);
        rest = rest.Slice(end);
        return name.Length > 0;
    }
}
