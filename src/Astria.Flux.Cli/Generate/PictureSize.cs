using System.Globalization;
using Astria.Flux.Generation;
using Astria.Flux.Lora;

namespace Astria.Flux.Cli.Generate;

/// <summary>Reads sizes of pictures: <c>1024x768</c>, and ratios such as <c>3:2</c>.</summary>
internal static class PictureSize
{
    // The side that the bundled model was trained at, docs/bundled-model.md.
    private const int BundledSide = 64;

    // What a model of the embedded engine notes its side under.
    private const string SideNote = "resolution";

    private const long Megapixel = 1024 * 1024;

    public static ImageSize OfSize(string text)
    {
        if (Pair(text, 'x', '×') is not var (width, height)) throw new WrongUseException($"--size: '{text}' is no size; write one such as 1024x768.");
        try
        {
            return new(width, height);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new WrongUseException($"--size: {text}: {e.Message.Split(" (Parameter")[0]}");
        }
    }

    /// <summary>The size of a ratio that an engine draws well.</summary>
    /// <param name="text">The ratio.</param>
    /// <param name="isEmbedded">Whether the embedded engine draws.</param>
    /// <param name="model">Its model's file; <see langword="null"/> for the bundled one.</param>
    public static ImageSize OfRatio(string text, bool isEmbedded, string? model)
    {
        if (Pair(text, ':') is not var (width, height)) throw new WrongUseException($"--ar: '{text}' is no ratio; write one such as 3:2.");
        return ImageSize.FromAspectRatio(width, height, isEmbedded ? Squared(SideOf(model)) : Megapixel);
    }

    private static long Squared(long side) => side * side;

    private static long SideOf(string? model)
    {
        if (model is null) return BundledSide;
        using var stream = File.OpenRead(model);
        var notes = SafetensorsHeader.Read(stream, stream.Length, Path.GetFileName(model)).Metadata;
        return int.TryParse(notes.GetValueOrDefault(SideNote), NumberStyles.None, CultureInfo.InvariantCulture, out var side) && side is >= ImageSize.Multiple and <= ImageSize.LongestSide ? side : BundledSide;
    }

    private static (int, int)? Pair(string text, params ReadOnlySpan<char> separators)
    {
        var at = text.AsSpan().IndexOfAny(separators);
        return at > 0 && Number(text.AsSpan(0, at)) is { } first && Number(text.AsSpan(at + 1)) is { } second ? (first, second) : null;
    }

    private static int? Number(ReadOnlySpan<char> text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= ImageSize.LongestSide ? number : null;
}
