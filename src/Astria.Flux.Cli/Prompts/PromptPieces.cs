using Astria.Flux.Prompts.Output;

namespace Astria.Flux.Cli.Prompts;

/// <summary>Takes files of prompts apart.</summary>
internal static class PromptPieces
{
    /// <summary>Reads the pieces of a file, one by one.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="kind">How its prompts are written down.</param>
    /// <param name="column">The column of a table's prompts; <see langword="null"/> for the usual ones.</param>
    public static IEnumerable<PromptPiece> Read(TextReader reader, PromptFileKind kind, string? column) => kind switch
    {
        PromptFileKind.Csv => CsvTable.Read(reader.ReadToEnd(), column),
        PromptFileKind.JsonLines => TextLine.Read(reader).Select(line => OfJson(line.Number, line.Content + line.End)),
        _ => TextLine.Read(reader).Select(line => new PromptPiece { Line = line.Number, Raw = line.Content + line.End, Prompt = line.Content, Place = ..line.Content.Length }),
    };

    /// <summary>Reads a line of a .jsonl file.</summary>
    public static PromptPiece OfJson(int number, string line)
    {
        var piece = new PromptPiece { Line = number, Raw = line };
        if (string.IsNullOrWhiteSpace(line)) return piece;
        var found = JsonTextMember.Find(line);
        if (found.Fault is not null) return piece with { Fault = found.Fault, FaultColumn = found.Column };
        var (text, columns) = JsonString.Decode(line[found.Place], found.Place.Start.Value + 1);
        return piece with { Prompt = text, Place = found.Place, JsonColumns = columns };
    }

    /// <summary>The position after some text.</summary>
    public static PromptPosition Advance(PromptPosition position, ReadOnlySpan<char> text)
    {
        var last = text.LastIndexOf('\n');
        return last < 0 ? new(position.Line, position.Column + text.Length) : new(position.Line + text.Count('\n'), text.Length - last);
    }
}
