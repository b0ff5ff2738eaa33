using System.Text.Json;

namespace Astria.Flux.Local.Models;

/// <summary>The <c>config.json</c> of a part of a FLUX folder: what no tensor tells. Of one that is not there, everything is as in FLUX.1.</summary>
internal sealed class PartSettings
{
    // FLUX.1's have about 1 KB.
    private const long LargestFile = 1 << 20;
    private const int Deepest = 16;

    private readonly string _name;
    private readonly Dictionary<string, JsonElement> _values = [];

    /// <summary>Reads it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="WeightsException">It is no JSON object.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public PartSettings(string path)
    {
        _name = Path.GetFileName(path);
        if (!File.Exists(path)) return;
        if (new FileInfo(path).Length > LargestFile) throw new WeightsException($"'{_name}' has more than {LargestFile} bytes.");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = Deepest });
            foreach (var value in document.RootElement.EnumerateObject()) _values[value.Name] = value.Value.Clone();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new WeightsException($"'{_name}' is no JSON object: {e.Message}", e);
        }
    }

    public float Number(string name, float otherwise) => Read(name, otherwise, value => value.GetSingle());

    public int Whole(string name, int otherwise) => Read(name, otherwise, value => value.GetInt32());

    public bool Flag(string name, bool otherwise) => Read(name, otherwise, value => value.GetBoolean());

    public IReadOnlyList<int>? Numbers(string name) => Read<IReadOnlyList<int>?>(name, null, value => [.. value.EnumerateArray().Select(number => number.GetInt32())]);

    private T Read<T>(string name, T otherwise, Func<JsonElement, T> read)
    {
        if (!_values.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null) return otherwise;
        try
        {
            return read(value);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw new WeightsException($"'{_name}' says {name} is {value.GetRawText()}, which it can't be.", e);
        }
    }
}
