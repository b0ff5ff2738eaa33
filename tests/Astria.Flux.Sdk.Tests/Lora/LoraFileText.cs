using System.Text;
using System.Text.Json;
using Astria.Flux.Lora;

namespace Astria.Flux.Tests.Lora;

/// <summary>Makes safetensors files that are all header: their tensors' bytes are never there, only counted.</summary>
internal sealed class LoraFileText
{
    private readonly List<(string Name, string Type, int[] Shape)> _tensors = [];

    public Dictionary<string, string> Notes { get; } = new(StringComparer.Ordinal);

    public LoraFileText Add(string name, string type, params int[] shape)
    {
        _tensors.Add((name, type, shape));
        return this;
    }

    /// <summary>Both matrices of a layer.</summary>
    public LoraFileText Module(string key, FluxLayer layer, int rank, string down = ".lora_A.weight", string up = ".lora_B.weight", string type = "BF16") =>
        Add(key + down, type, rank, layer.Inputs).Add(key + up, type, layer.Outputs, rank);

    public LoraInspection Inspect(string name = "lora.safetensors")
    {
        using var buffer = new MemoryStream();
        var offset = 0L;
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            foreach (var (key, value) in Notes) json.WriteString(key, value);
            json.WriteEndObject();
            foreach (var (tensor, type, shape) in _tensors)
            {
                var bytes = shape.Aggregate(type == "F32" ? 4L : 2L, (product, size) => product * size);
                json.WriteStartObject(tensor);
                json.WriteString("dtype", type);
                json.WriteStartArray("shape");
                foreach (var size in shape) json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += bytes);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        var header = buffer.ToArray();
        using var file = new MemoryStream([.. BitConverter.GetBytes((ulong)header.Length), .. header]);
        return LoraInspector.Inspect(SafetensorsHeader.Read(file, 8 + header.Length + offset, name), name);
    }

    public static byte[] File(string header, int data = 0)
    {
        var json = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((ulong)json.Length), .. json, .. new byte[data]];
    }
}
