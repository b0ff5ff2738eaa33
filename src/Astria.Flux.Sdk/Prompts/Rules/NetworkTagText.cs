using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>Reads a network tag, <c>&lt;lora:ID:WEIGHT&gt;</c>.</summary>
internal readonly ref struct NetworkTagText
{
    public NetworkTagText(ReadOnlySpan<char> tag)
    {
        var inner = tag.Slice(1, tag.Length - 2);
        IsFace = inner.StartsWith("faceid:".AsSpan(), StringComparison.OrdinalIgnoreCase);
        var rest = inner.Slice(inner.IndexOf(':') + 1);
        var colon = rest.IndexOf(':');
        Id = colon < 0 ? rest : rest.Slice(0, colon);
        HasWeight = colon >= 0;
        WeightText = colon < 0 ? default : rest.Slice(colon + 1);
        var next = WeightText.IndexOf(':');
        HasMore = next >= 0;
        if (HasMore)
            WeightText = WeightText.Slice(0, next);
        Weight = WeightNumber.Parse(WeightText.Trim());
    }

    public bool IsFace { get; }

    public ReadOnlySpan<char> Id { get; }

    public bool HasWeight { get; }

    /// <summary>Whether a second weight follows, as some tools have for the text encoder.</summary>
    public bool HasMore { get; }

    public ReadOnlySpan<char> WeightText { get; }

    /// <summary>The weight; not a number where it is none.</summary>
    public double Weight { get; }

    public bool IsSound => Id.Trim().Length > 0 && (!HasWeight || !double.IsNaN(Weight));
}
