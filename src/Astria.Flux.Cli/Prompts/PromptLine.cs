using System.Text.Encodings.Web;
using System.Text.Json;

namespace Astria.Flux.Cli.Prompts;

/// <summary>The prompt on a line.</summary>
/// <param name="Prompt">The prompt.</param>
/// <param name="JsonColumns">For a JSON line, the column of each code unit of the prompt.</param>
/// <param name="Before">What stands before the prompt on the line.</param>
/// <param name="After">What stands after it.</param>
internal sealed record PromptLine(string Prompt, IReadOnlyList<int>? JsonColumns, string Before, string After)
{
    /// <summary>The line with another prompt; all else on it stays as it is.</summary>
    public string With(string prompt) => Before + (JsonColumns is null ? prompt : JsonEncodedText.Encode(prompt, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString()) + After;

    public static PromptLine OfText(string line) => new(line, null, string.Empty, string.Empty);

    /// <summary>Reads a line of a .jsonl file.</summary>
    /// <returns><see langword="null"/> when it is no object with a text.</returns>
    public static PromptLine? OfJson(string line)
    {
        if (JsonTextMember.Find(line) is not { } span)
            return null;
        var raw = line[span];
        var (text, columns) = JsonString.Decode(raw, span.Start.Value + 1);
        return new(text, columns, line[..span.Start], line[span.End..]);
    }
}
