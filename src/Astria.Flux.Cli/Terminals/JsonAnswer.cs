using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Astria.Flux.Cli.Terminals;

/// <summary>Writes answers for programs: one line of JSON each.</summary>
internal static class JsonAnswer
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write<T>(Terminal terminal, T answer, JsonTypeInfo<T> type)
    {
        terminal.Writer.Flush();
        using (var json = new Utf8JsonWriter(terminal.Output, Options)) JsonSerializer.Serialize(json, answer, type);
        terminal.Output.WriteByte((byte)'\n');
    }

    /// <summary>The word of an enum as JSON has it.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
