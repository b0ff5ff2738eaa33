using System.Text;
using Astria.Flux.Cli.Prompts;
using CsCheck;

namespace Astria.Flux.Cli.Tests;

/// <summary>Tables, for every content: read apart and put together they are the same, and a prompt that is replaced comes back as it was given.</summary>
internal sealed class CsvFixProperties
{
    private const string Letters = "a ,\"\n\r;é\t";

    private static readonly Gen<string> Field = Gen.String[Gen.Int[0, Letters.Length - 1].Select(i => Letters[i]), 0, 12];

    private static readonly Gen<string[][]> Rows = Field.Array[2].Array[0, 6];

    [Test]
    public void The_pieces_of_a_table_are_the_table() => Gen.Select(Rows, Gen.Bool).Sample((rows, quoteAll) =>
    {
        var table = Table(rows, quoteAll);

        string.Concat(Pieces(table).Select(piece => piece.Raw)).Should().Be(table);
    });

    [Test]
    public void A_prompt_is_what_the_field_says() => Rows.Sample(rows =>
    {
        var prompts = Pieces(Table(rows, quoteAll: true)).Where(piece => piece.Prompt is not null).Select(piece => piece.Prompt);

        prompts.Should().Equal(rows.Select(row => row[1]));
    });

    [Test]
    public void Another_prompt_comes_back_and_the_rest_stays() => Gen.Select(Rows.Where(rows => rows.Length > 0), Field, Gen.Bool).Sample((rows, text, quoteAll) =>
    {
        var pieces = Pieces(Table(rows, quoteAll)).ToList();
        var changed = pieces.FindIndex(piece => piece.Prompt is not null);
        if (changed < 0) return;
        var other = pieces[changed].With(text);

        other.Prompt.Should().Be(text);
        var table = string.Concat(pieces.Select((piece, i) => i == changed ? other.Raw : piece.Raw));
        var read = Pieces(table).ToList();
        read.Where((_, i) => i != changed).Select(piece => piece.Raw).Should().Equal(pieces.Where((_, i) => i != changed).Select(piece => piece.Raw));
        read[changed].Prompt.Should().Be(text);
        read[changed].CsvPositions.Should().Equal(other.CsvPositions);
    });

    private static IEnumerable<PromptPiece> Pieces(string table) => PromptPieces.Read(new StringReader(table), PromptFileKind.Csv, null);

    private static string Table(string[][] rows, bool quoteAll)
    {
        var table = new StringBuilder("id,prompt\r\n");
        foreach (var row in rows) table.AppendJoin(',', row.Select(field => quoteAll || field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field)).Append("\r\n");
        return table.ToString();
    }
}
