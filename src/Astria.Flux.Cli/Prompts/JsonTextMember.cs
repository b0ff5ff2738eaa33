using System.Text;
using System.Text.Json;
using Astria.Flux.Settings;

namespace Astria.Flux.Cli.Prompts;

/// <summary>Finds the member <c>text</c> of a JSON object on a line.</summary>
internal static class JsonTextMember
{
    private const string Name = "text";
    private const int MostNames = 5;

    /// <summary>Where the characters between its quotes are, or why they can't be found.</summary>
    public static JsonTextPlace Find(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line.TrimEnd('\r', '\n'));
        var reader = new Utf8JsonReader(bytes);
        JsonTextPlace? found = null;
        var names = new List<string>();
        try
        {
            reader.Read();
            var (root, start) = (reader.TokenType, ColumnOf(bytes, reader.TokenStartIndex));
            while (reader.Read())
            {
                if (root != JsonTokenType.StartObject || reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName)
                    continue;
                // The reader's own comparison refuses a name with half of a surrogate pair.
                var name = JsonString.Decode(Encoding.UTF8.GetString(reader.ValueSpan), 1).Text;
                names.Add(name);
                reader.Read();
                if (name == Name)
                    found = OfValue(bytes, ref reader);
            }

            return root != JsonTokenType.StartObject ? new(default, $"is {Kind(root)}; it must be an object with a '{Name}'.", start) : found ?? new(default, Missing(names), start);
        }
        catch (JsonException exception)
        {
            var fault = JsonFault.Of(exception, line.TrimEnd('\r', '\n'));
            return new(default, $"is no JSON: {fault.Problem}", fault.Column);
        }
    }

    private static JsonTextPlace OfValue(byte[] bytes, ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
            return new(default, $"its '{Name}' is {Kind(reader.TokenType)}; it must be a string.", ColumnOf(bytes, reader.TokenStartIndex));
        var start = Encoding.UTF8.GetCharCount(bytes, 0, (int)reader.TokenStartIndex + 1);
        return new(start..(start + Encoding.UTF8.GetCharCount(bytes, (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length)));
    }

    private static string Missing(List<string> names) => names.Count == 0
        ? $"has no '{Name}': the object is empty."
        : $"has no '{Name}'; it has {string.Join(", ", names.Take(MostNames).Select(name => $"'{name}'"))}{(names.Count > MostNames ? " and more" : string.Empty)}.";

    private static int ColumnOf(byte[] bytes, long at) => Encoding.UTF8.GetCharCount(bytes, 0, (int)at) + 1;

    private static string Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };
}
