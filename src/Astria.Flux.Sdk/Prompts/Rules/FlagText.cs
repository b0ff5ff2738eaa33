using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>Reads a flag: its name, its value, and the request option that says the same.</summary>
internal readonly ref struct FlagText
{
    // What a request takes, as its faults say it.
    private const double LargestSeed = uint.MaxValue;
    private const double LargestSize = 99999;

    private readonly ReadOnlySpan<char> _name;

    public FlagText(ReadOnlySpan<char> flag)
    {
        var start = FlagGrammar.DashesEnd(flag, 0);
        var end = FlagGrammar.NameEnd(flag, start);
        _name = flag.Slice(start, end - start);
        Value = flag.Slice(FlagGrammar.ValueStart(flag, end)).Trim();
        Kind = FlagGrammar.KindOf(_name);
    }

    public PromptFlagKind Kind { get; }

    public ReadOnlySpan<char> Value { get; }

    /// <summary>Whether it lists what is not to be seen.</summary>
    public bool IsUnwanted => Is("no") || Is("neg") || Is("negative");

    /// <summary>The request options that say what the flag says; empty for none.</summary>
    public PromptSetting[] Settings()
    {
        var value = Value.Trim('"').Trim('\'');
        if (Is("ar") || Is("aspect"))
        {
            var colon = value.IndexOf(':');
            return colon > 0 && IsWhole(value.Slice(0, colon), 1, LargestSize) && IsWhole(value.Slice(colon + 1), 1, LargestSize) ? [new("aspect_ratio", value.ToString())] : [];
        }

        if (Is("seed") || Is("sameseed"))
            return IsWhole(value, 0, LargestSeed) ? [new("seed", value.ToString())] : [];
        if (Is("steps"))
            return IsWhole(value, 1, LargestSize) ? [new("steps", value.ToString())] : [];
        if (value.Length < 3 || !IsWhole(value, 1, LargestSize))
            return [];
        if (Is("width") || Is("w"))
            return [new("w", value.ToString())];
        return Is("height") || Is("h") ? [new("h", value.ToString())] : [];
    }

    /// <summary>The field of Astria's request that a legacy flag has become; <see langword="null"/> for none.</summary>
    /// <remarks>Source: Astria's change log, 2026-04-29, and the fields of <c>POST /tunes/:id/prompts</c>. Nothing says "a video" but the name of a model.</remarks>
    public PromptSetting? Field()
    {
        var value = Value.Trim('"').Trim('\'').Trim();
        if (Kind is not (PromptFlagKind.AstriaLegacyText or PromptFlagKind.AstriaLegacyValue) || value.Length == 0)
            return null;
        if (Is("video_prompt"))
            return new("video_prompt", value.ToString());
        if (Is("video_model"))
            return new("video_model", value.ToString());
        return Is("duration") && IsWhole(value, 1, LargestSize) ? new("video_duration", value.ToString()) : null;
    }

    private static bool IsWhole(ReadOnlySpan<char> value, double least, double most)
    {
        foreach (var character in value)
        {
            if (character is < '0' or > '9')
                return false;
        }

        var number = WeightNumber.Parse(value);
        return number >= least && number <= most;
    }

    private bool Is(string name) => _name.Equals(name.AsSpan(), StringComparison.OrdinalIgnoreCase);
}
