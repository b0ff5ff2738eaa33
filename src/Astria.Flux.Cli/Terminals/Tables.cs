using Spectre.Console;
using Spectre.Console.Rendering;

namespace Astria.Flux.Cli.Terminals;

/// <summary>Writes tables and lines, coloured where the terminal is.</summary>
internal static class Tables
{
    /// <summary>Writes a table with a title above each column.</summary>
    public static void Write(Terminal terminal, IReadOnlyList<string> titles, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        var table = new Table { Border = TableBorder.None, ShowRowSeparators = false, Expand = false };
        foreach (var title in titles) table.AddColumn(new TableColumn(Text(new Cell(title, Tone.Strong))).PadLeft(0).PadRight(2));
        foreach (var row in rows) table.AddRow(row.Select(cell => (IRenderable)Text(cell)));
        Write(terminal, table);
    }

    /// <summary>Writes pairs of a name and what it says.</summary>
    public static void WritePairs(Terminal terminal, IEnumerable<(string Name, Cell Value)> pairs)
    {
        var grid = new Grid { Expand = false };
        grid.AddColumn(new GridColumn().NoWrap().PadLeft(0).PadRight(2)).AddColumn(new GridColumn().PadLeft(0).PadRight(0));
        foreach (var (name, value) in pairs) grid.AddRow(Text(new Cell(name, Tone.Strong)), Text(value));
        Write(terminal, grid);
    }

    private static Text Text(Cell cell) => new(cell.Text, StyleOf(cell.Tone));

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Strong => new(decoration: Decoration.Bold),
        Tone.Quiet => new(decoration: Decoration.Dim),
        Tone.Good => new(Color.Green),
        Tone.Caution => new(Color.Yellow),
        Tone.Bad => new(Color.Red),
        _ => Style.Plain,
    };

    private static void Write(Terminal terminal, IRenderable what)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = Consoles.Over(text, terminal.Colors, terminal.Width);
        console.Write(what);

        // The last column is filled up with spaces, which nobody wants to find in a file.
        foreach (var line in text.ToString().TrimEnd('\n').Split('\n')) terminal.Writer.WriteLine(line.TrimEnd(' ', '\r'));
    }
}
