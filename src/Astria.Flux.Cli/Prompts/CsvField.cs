using System.Buffers;
using System.Text;
using Astria.Flux.Prompts.Output;

namespace Astria.Flux.Cli.Prompts;

/// <summary>A field of a table as it is written: with or without quotes around it (RFC 4180).</summary>
/// <param name="Text">What it says.</param>
/// <param name="IsQuoted">Whether it stands in quotes.</param>
/// <param name="Positions">The position of each code unit of what it says, and of what follows the last.</param>
internal sealed record CsvField(string Text, bool IsQuoted, IReadOnlyList<PromptPosition> Positions)
{
    private const char Quote = '"';

    // Separators, quotes, ends of lines: text with these stands in quotes.
    private static readonly SearchValues<char> Special = SearchValues.Create("\",;\t\r\n");

    /// <summary>Reads a field.</summary>
    /// <returns><see langword="null"/> when its quotes aren't in order.</returns>
    public static CsvField? Read(ReadOnlySpan<char> raw, PromptPosition start)
    {
        var quoted = raw is [Quote, ..];
        if (quoted && (raw.Length < 2 || raw[^1] != Quote)) return null;
        var text = new StringBuilder(raw.Length);
        var positions = new List<PromptPosition>(raw.Length + 1);
        var at = start;
        var end = quoted ? raw.Length - 1 : raw.Length;
        for (var i = 0; i < end; i++)
        {
            if (quoted && i == 0)
            {
                at = PromptPieces.Advance(at, raw[..1]);
                continue;
            }

            // A quote stands for itself only when it is written twice, between quotes.
            if (raw[i] == Quote && (!quoted || i + 1 >= end || raw[i + 1] != Quote)) return null;
            text.Append(raw[i]);
            positions.Add(at);
            var length = raw[i] == Quote ? 2 : 1;
            at = PromptPieces.Advance(at, raw.Slice(i, length));
            i += length - 1;
        }

        positions.Add(at);
        return new(text.ToString(), quoted, positions);
    }

    /// <summary>Puts what stands in a piece at a place into the piece.</summary>
    public static PromptPiece Into(PromptPiece piece, int place, ReadOnlySpan<char> raw, PromptPosition start) => Read(raw, start) is { } field
        ? piece with { Prompt = field.Text, Place = place..(place + raw.Length), CsvPositions = field.Positions }
        : piece with { Prompt = null, Fault = "has quotes that aren't in order; a quote inside a field is written twice, and the field stands in quotes." };

    /// <summary>Another text as this field is written: in quotes where this one is, or where it needs them.</summary>
    public string Written(string text) => IsQuoted || text.AsSpan().ContainsAny(Special) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
