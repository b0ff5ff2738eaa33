using System.Runtime.InteropServices;
using System.Text.Json;

namespace Astria.Flux.Local.Weights;

/// <summary>Writes tensors and notes as a safetensors file: first beside its place, then moved there, so that no half file is ever seen.</summary>
internal sealed class SafetensorsWriter
{
    private readonly List<(string Name, int[] Shape, float[] Values, bool Half)> _tensors = [];

    /// <summary>The file's own notes.</summary>
    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>The tensors added so far.</summary>
    public IEnumerable<(string Name, int[] Shape, float[] Values)> Tensors => _tensors.Select(tensor => (tensor.Name, tensor.Shape, tensor.Values));

    /// <summary>Adds a tensor to be kept as 32-bit floats.</summary>
    public void Add(string name, int[] shape, ReadOnlySpan<float> values) => _tensors.Add((name, shape, values.ToArray(), false));

    /// <summary>Adds a tensor to be kept as bfloat16, rounded to nearest even.</summary>
    public void AddBrainFloat(string name, int[] shape, ReadOnlySpan<float> values) => _tensors.Add((name, shape, values.ToArray(), true));

    /// <summary>Writes the file.</summary>
    public void Write(string path)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            Write(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Writes the file's bytes.</summary>
    public void Write(Stream stream)
    {
        var header = Header();

        // The data begins at a multiple of 8 bytes; the format allows spaces after the JSON for that.
        var padding = (8 - (header.Length % 8)) % 8;
        stream.Write(BitConverter.GetBytes((ulong)(header.Length + padding)));
        stream.Write(header);
        for (var i = 0; i < padding; i++) stream.WriteByte((byte)' ');
        foreach (var (_, _, values, half) in _tensors)
        {
            if (half) stream.Write(MemoryMarshal.AsBytes<ushort>(Array.ConvertAll(values, ToBrainFloat)));
            else stream.Write(MemoryMarshal.AsBytes<float>(values));
        }
    }

    private static ushort ToBrainFloat(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        if (float.IsNaN(value)) return (ushort)((bits >> 16) | 0x40);
        return (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }

    private byte[] Header()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (Metadata.Count > 0)
            {
                json.WriteStartObject("__metadata__");
                foreach (var (key, value) in Metadata.OrderBy(note => note.Key, StringComparer.Ordinal)) json.WriteString(key, value);
                json.WriteEndObject();
            }

            var offset = 0L;
            foreach (var (name, shape, values, half) in _tensors)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", half ? "BF16" : "F32");
                json.WriteStartArray("shape");
                foreach (var size in shape) json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                offset += (long)values.Length * (half ? sizeof(ushort) : sizeof(float));
                json.WriteNumberValue(offset);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
