using System.Text;
using System.Text.Json;

namespace Astria.Flux.Settings;

/// <summary>Why a text is no JSON, and where, as editors count: lines and columns from 1. The command line has this file, too.</summary>
internal readonly record struct JsonFault(int Line, int Column, string Problem)
{
    /// <summary>Says what the parser says, which counts lines from 0 and bytes.</summary>
    /// <param name="exception">What the parser raised.</param>
    /// <param name="json">The whole text that it was given.</param>
    public static JsonFault Of(JsonException exception, string json)
    {
        var (line, bytes) = ((int)(exception.LineNumber ?? 0), (int)(exception.BytePositionInLine ?? 0));
        var lines = json.Split('\n');
        var content = Encoding.UTF8.GetBytes(lines[Math.Min(line, lines.Length - 1)]);
        var column = Encoding.UTF8.GetCharCount(content, 0, Math.Min(bytes, content.Length)) + 1;
        var isAtEnd = string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(content.AsSpan(Math.Min(bytes, content.Length)))) && lines.Skip(line + 1).All(string.IsNullOrWhiteSpace);
        return new(line + 1, column, string.IsNullOrWhiteSpace(json) ? "it is empty." : isAtEnd ? "it ends before it is complete; a quote or a closing bracket is missing." : Sentence(exception.Message));
    }

    // The parser's place stands at the end of its message, and its advice is for who calls it.
    private static string Sentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).Replace(" which is not supported in this mode. Change the reader options.", ".", StringComparison.Ordinal);
    }
}
