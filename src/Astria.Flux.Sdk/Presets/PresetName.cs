namespace Astria.Flux.Presets;

/// <summary>What a preset may be called.</summary>
internal static class PresetName
{
    public const string Rule = "a name has 1 to 64 lower-case letters, digits, '-' or '_', and starts with a letter";

    private const int MaximumLength = 64;

    public static bool IsValid(string? name) =>
        name is { Length: > 0 and <= MaximumLength }
        && char.IsAsciiLetterLower(name[0])
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_');
}
