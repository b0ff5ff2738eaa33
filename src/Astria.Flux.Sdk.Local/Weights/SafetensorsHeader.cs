using System.Text.Json;
using System.Text.Unicode;

namespace Astria.Flux.Local.Weights;

/// <summary>
/// The head of a safetensors file: 8 bytes of length, then JSON naming each tensor's type, shape and place. Everything is checked
/// before anything is believed: lengths, overlaps, gaps, names twice.
/// </summary>
internal sealed class SafetensorsHeader
{
    /// <summary>The format's own limit for the JSON part, in bytes.</summary>
    public const int LargestHeader = 100_000_000;

    private const string MetadataKey = "__metadata__";

    private static readonly Dictionary<string, int> SizeOfType = new(StringComparer.Ordinal)
    {
        ["F64"] = 8,
        ["F32"] = 4,
        ["F16"] = 2,
        ["BF16"] = 2,
        ["F8_E4M3"] = 1,
        ["F8_E5M2"] = 1,
        ["I64"] = 8,
        ["I32"] = 4,
        ["I16"] = 2,
        ["I8"] = 1,
        ["U8"] = 1,
        ["BOOL"] = 1,
    };

    private SafetensorsHeader(Dictionary<string, TensorEntry> tensors, Dictionary<string, string> metadata, long dataStart)
    {
        Tensors = tensors;
        Metadata = metadata;
        DataStart = dataStart;
    }

    /// <summary>The tensors by name, in file order.</summary>
    public IReadOnlyDictionary<string, TensorEntry> Tensors { get; }

    /// <summary>The file's own notes.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Where in the file the tensors' bytes begin.</summary>
    public long DataStart { get; }

    /// <summary>Reads the head of a file.</summary>
    /// <param name="stream">The file, at its beginning; only the head is read.</param>
    /// <param name="fileLength">Its whole length.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="WeightsException">It is no safetensors file, or its head contradicts itself.</exception>
    public static SafetensorsHeader Read(Stream stream, long fileLength, string name)
    {
        Span<byte> lengthBytes = stackalloc byte[8];
        if (fileLength < 10 || stream.ReadAtLeast(lengthBytes, 8, throwOnEndOfStream: false) < 8)
        {
            throw new WeightsException($"{name} is too short to be a safetensors file.");
        }

        var length = BitConverter.ToUInt64(lengthBytes);
        if (length > LargestHeader || (long)length > fileLength - 8)
        {
            throw new WeightsException($"{name} is no safetensors file: it announces a header of {length} bytes in a file of {fileLength}.");
        }

        var json = new byte[(int)length];
        if (stream.ReadAtLeast(json, json.Length, throwOnEndOfStream: false) < json.Length) throw new WeightsException($"{name} ends within its header.");
        // The parser looks at names only when they are asked for, so text that is none must be found first.
        if (!Utf8.IsValid(json)) throw new WeightsException($"{name} is no safetensors file: its header is no JSON (invalid UTF-8).");
        try
        {
            return Parse(json, fileLength - 8 - (long)length, name);
        }
        catch (JsonException e)
        {
            throw new WeightsException($"{name} is no safetensors file: its header is no JSON ({e.Message}).", e);
        }
    }

    private static SafetensorsHeader Parse(byte[] json, long dataLength, string name)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false });
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw new WeightsException($"{name} is no safetensors file: its header is no JSON object.");
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var tensors = new Dictionary<string, TensorEntry>(StringComparer.Ordinal);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (property.Name == MetadataKey) ReadMetadata(property.Value, metadata, name);
            else tensors.Add(property.Name, ReadEntry(property.Name, property.Value, dataLength, name));
        }

        CheckPlaces(tensors.Values, dataLength, name);
        return new SafetensorsHeader(tensors, metadata, 8 + json.Length);
    }

    private static void ReadMetadata(JsonElement element, Dictionary<string, string> metadata, string name)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new WeightsException($"{name}: {MetadataKey} is no JSON object.");
        foreach (var note in element.EnumerateObject())
        {
            if (note.Value.ValueKind != JsonValueKind.String) throw new WeightsException($"{name}: the note '{note.Name}' is no text.");
            metadata.Add(note.Name, note.Value.GetString()!);
        }
    }

    private static TensorEntry ReadEntry(string tensor, JsonElement element, long dataLength, string name)
    {
        if (element.ValueKind != JsonValueKind.Object
            || !element.TryGetProperty("dtype", out var type) || type.ValueKind != JsonValueKind.String
            || !element.TryGetProperty("shape", out var shape) || shape.ValueKind != JsonValueKind.Array
            || !element.TryGetProperty("data_offsets", out var offsets) || offsets.ValueKind != JsonValueKind.Array || offsets.GetArrayLength() != 2)
        {
            throw new WeightsException($"{name}: tensor '{tensor}' lacks its dtype, shape or data_offsets.");
        }

        if (!SizeOfType.TryGetValue(type.GetString()!, out var size)) throw new WeightsException($"{name}: tensor '{tensor}' has the unknown type '{type.GetString()}'.");
        var dimensions = new List<int>();
        var bytes = (long)size;
        foreach (var dimension in shape.EnumerateArray())
        {
            if (dimension.ValueKind != JsonValueKind.Number || !dimension.TryGetInt32(out var count) || count < 0)
            {
                throw new WeightsException($"{name}: tensor '{tensor}' has a dimension that is no count.");
            }

            dimensions.Add(count);
            if (count > 0 && bytes > long.MaxValue / count) throw new WeightsException($"{name}: tensor '{tensor}' is impossibly large.");
            bytes *= count;
        }

        if (!IsOffset(offsets[0], out var start) || !IsOffset(offsets[1], out var end) || start > end || end > dataLength)
        {
            throw new WeightsException($"{name}: tensor '{tensor}' lies outside the file (bytes {offsets[0]} to {offsets[1]} of {dataLength}).");
        }

        if (end - start != bytes) throw new WeightsException($"{name}: tensor '{tensor}' has {end - start} bytes where its shape and type need {bytes}.");
        return new TensorEntry(tensor, type.GetString()!, dimensions, start, bytes);
    }

    private static bool IsOffset(JsonElement element, out long value)
    {
        value = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out value) && value >= 0;
    }

    private static void CheckPlaces(IEnumerable<TensorEntry> entries, long dataLength, string name)
    {
        var end = 0L;
        foreach (var entry in entries.OrderBy(e => e.Offset).ThenBy(e => e.Bytes))
        {
            if (entry.Offset < end) throw new WeightsException($"{name}: tensor '{entry.Name}' overlaps another.");
            if (entry.Offset > end) throw new WeightsException($"{name}: {entry.Offset - end} bytes before tensor '{entry.Name}' belong to no tensor.");
            end = entry.Offset + entry.Bytes;
        }

        if (end != dataLength) throw new WeightsException($"{name} has {dataLength - end} bytes too many after its last tensor.");
    }
}
