namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>How many bytes a character takes.</summary>
internal static class Utf8Length
{
    /// <summary>By the first byte alone, and never beyond the end of the text.</summary>
    public static int Of(ReadOnlySpan<byte> text) => Math.Min(text.Length, text[0] switch
    {
        < 0xC0 => 1,
        < 0xE0 => 2,
        < 0xF0 => 3,
        _ => 4,
    });
}
