namespace Astria.Flux.Cli.Prompts;

/// <summary>A line of a file.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Content">Its characters, without the end.</param>
/// <param name="End">How it ends; empty for a last line without an end.</param>
internal readonly record struct TextLine(int Number, string Content, string End)
{
    /// <summary>Reads lines one by one. Only a line feed ends a line: other controls may be part of a prompt.</summary>
    public static IEnumerable<TextLine> Read(TextReader reader)
    {
        var content = new System.Text.StringBuilder();
        var number = 1;
        for (var next = reader.Read(); next >= 0; next = reader.Read())
        {
            if (next != '\n')
            {
                content.Append((char)next);
                continue;
            }

            yield return Make(number++, content, "\n");
            content.Clear();
        }

        if (content.Length > 0)
            yield return Make(number, content, string.Empty);
    }

    private static TextLine Make(int number, System.Text.StringBuilder content, string end) => content is [.., '\r'] && end.Length > 0
        ? new(number, content.ToString(0, content.Length - 1), "\r" + end)
        : new(number, content.ToString(), end);
}
