using Astria.Flux.Prompts.Output;
using nietras.SeparatedValues;

namespace Astria.Flux.Cli.Prompts;

/// <summary>Reads a table with a column of prompts, and keeps everything else in it as it stands.</summary>
internal static class CsvTable
{
    // What the columns of prompt collections are called.
    private static readonly string[] Columns = ["prompt", "text", "caption"];

    /// <summary>Reads a table whose first row names its columns.</summary>
    /// <param name="content">The whole table.</param>
    /// <param name="column">The column of prompts; <see langword="null"/> for <c>prompt</c>, <c>text</c> or <c>caption</c>.</param>
    public static IEnumerable<PromptPiece> Read(string content, string? column)
    {
        using var reader = Sep.New(SeparatorOf(content)).Reader(options => options with { HasHeader = false, Unescape = false, DisableColCountCheck = true }).FromText(content);
        var at = 0;
        var position = new PromptPosition(1, 1);
        int? index = null;
        var width = 0;
        while (true)
        {
            if (!CanMove(reader, out var isBroken))
            {
                if (isBroken) yield return new() { Line = position.Line, Raw = content[at..], Fault = "can't be read to its end; a quote is missing, or a row is too long." };
                else if (at < content.Length) yield return new() { Line = position.Line, Raw = content[at..] };
                yield break;
            }

            var row = reader.Current;
            var end = EndOf(content, at + row.Span.Length);
            var raw = content[at..end];
            var piece = new PromptPiece { Line = position.Line, Raw = raw };
            if (index is not null)
            {
                yield return Piece(row, piece, index.Value, width);
            }
            else
            {
                (index, width) = (ColumnOf(row, column), row.ColCount);
                yield return piece;
            }

            position = PromptPieces.Advance(position, raw);
            at = end;
        }
    }

    private static bool CanMove(SepReader reader, out bool isBroken)
    {
        isBroken = false;
        try
        {
            return reader.MoveNext();
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException)
        {
            isBroken = true;
            return false;
        }
    }

    private static PromptPiece Piece(SepReader.Row row, PromptPiece piece, int index, int width)
    {
        if (row.Span.Trim().IsEmpty) return piece;
        if (row.ColCount != width)
            return piece with { Fault = Invariant($"has {Counted(row.ColCount)} where the header has {Counted(width)}; text with a separator in it stands in quotes.") };
        var field = row[index].Span;
        var place = 0;
        for (var i = 0; i < index; i++) place += row[i].Span.Length + 1;
        return CsvField.Into(piece, place, field, PromptPieces.Advance(new(piece.Line, 1), row.Span[..place]));
    }

    private static string Counted(int columns) => Invariant($"{columns} column{(columns == 1 ? "" : "s")}");

    private static int ColumnOf(SepReader.Row header, string? wanted)
    {
        var names = new List<string>();
        for (var i = 0; i < header.ColCount; i++) names.Add(CsvField.Read(header[i].Span, new(1, 1))?.Text.Trim() ?? header[i].ToString());
        var index = (wanted is null ? Columns : [wanted]).Select(name => names.FindIndex(known => known.Equals(name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(found => found >= 0, -1);
        return index >= 0
            ? index
            : throw new WrongUseException($"has no column {(wanted is null ? string.Join(", ", Columns) : $"'{wanted}'")}; its columns are {string.Join(", ", names)}. Name one with --column.");
    }

    // Spreadsheets of other countries separate by semicolons; the header tells.
    private static char SeparatorOf(string content)
    {
        var header = content.AsSpan();
        var end = header.IndexOfAny('\r', '\n');
        if (end >= 0) header = header[..end];
        return header.Contains(',') ? ',' : header.Contains(';') ? ';' : header.Contains('\t') ? '\t' : ',';
    }

    private static int EndOf(string content, int at)
    {
        if (at < content.Length && content[at] == '\r') at++;
        return at < content.Length && content[at] == '\n' ? at + 1 : at;
    }
}
