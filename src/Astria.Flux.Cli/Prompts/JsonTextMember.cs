using System.Text;
using System.Text.Json;

namespace Astria.Flux.Cli.Prompts;

/// <summary>Finds the member <c>text</c> of a JSON object on a line.</summary>
internal static class JsonTextMember
{
    /// <summary>Where the characters between its quotes are.</summary>
    /// <returns><see langword="null"/> when the line is no JSON object, or has no text that is a string.</returns>
    public static Range? Find(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var reader = new Utf8JsonReader(bytes);
        Range? found = null;
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read())
            {
                if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName)
                    continue;
                // The reader's own comparison refuses a name with half of a surrogate pair.
                var isText = JsonString.Decode(Encoding.UTF8.GetString(reader.ValueSpan), 1).Text == "text";
                reader.Read();
                if (isText)
                    found = reader.TokenType == JsonTokenType.String ? CharactersOf(bytes, ref reader) : null;
            }
        }
        catch (JsonException)
        {
            return null;
        }

        return found;
    }

    private static Range CharactersOf(byte[] bytes, ref Utf8JsonReader reader)
    {
        var start = Encoding.UTF8.GetCharCount(bytes, 0, (int)reader.TokenStartIndex + 1);
        return start..(start + Encoding.UTF8.GetCharCount(bytes, (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length));
    }
}
