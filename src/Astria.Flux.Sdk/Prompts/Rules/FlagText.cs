using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>Reads a flag: its name, its value, and the request option that says the same.</summary>
internal readonly ref struct FlagText
{
    private readonly ReadOnlySpan<char> _name;

    public FlagText(ReadOnlySpan<char> flag)
    {
        var start = FlagGrammar.DashesEnd(flag, 0);
        var end = FlagGrammar.NameEnd(flag, start);
        _name = flag.Slice(start, end - start);
        Value = flag.Slice(end).Trim();
        Kind = FlagGrammar.KindOf(_name);
    }

    public PromptFlagKind Kind { get; }

    public ReadOnlySpan<char> Value { get; }

    /// <summary>Whether it lists what is not to be seen.</summary>
    public bool IsUnwanted => Is("no") || Is("neg") || Is("negative");

    /// <summary>The request options that say what the flag says; empty for none.</summary>
    public PromptSetting[] Settings()
    {
        if (Value.Length == 0)
            return [];
        if ((Is("ar") || Is("aspect")) && Value.IndexOf(':') > 0)
            return [new("aspect_ratio", Value.ToString())];
        var isNumber = !double.IsNaN(WeightNumber.Parse(Value));
        if (isNumber && (Is("seed") || Is("sameseed")))
            return [new("seed", Value.ToString())];
        if (isNumber && Is("steps"))
            return [new("steps", Value.ToString())];
        if (isNumber && (Is("width") || Is("w")) && Value.Length > 2)
            return [new("w", Value.ToString())];
        return isNumber && (Is("height") || Is("h")) && Value.Length > 2 ? [new("h", Value.ToString())] : [];
    }

    private bool Is(string name) => _name.Equals(name.AsSpan(), StringComparison.OrdinalIgnoreCase);
}
