using System.Text.Json;

namespace Astria.Flux.Lora;

/// <summary>Walks through the JSON of a safetensors header piece by piece: <c>{ "tensor": { "dtype", "shape", "data_offsets" }, "__metadata__": { … } }</c>.</summary>
internal sealed class SafetensorsHeaderParser(long dataLength, string name)
{
    private const string MetadataKey = "__metadata__";
    private const int Piece = 64 * 1024;
    private const int Deepest = 8;

    // A tensor has few dimensions; the biggest public models have some ten thousand tensors.
    private const int MostDimensions = 16;
    private const int MostTensors = 1_000_000;

    // A note may hold the captions of a whole training set; what is longer is no note. Own choice.
    private const int LongestText = 16 * 1024 * 1024;

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
        ["U16"] = 2,
        ["U32"] = 4,
        ["U64"] = 8,
        ["C64"] = 8,
        ["F8_E8M0"] = 1,
    };

    private readonly List<int> _shape = [];
    private readonly List<long> _offsets = [];
    private string? _member;
    private string? _part;
    private string? _type;
    private bool _hasShape;
    private bool _hasOffsets;
    private bool _hasMetadata;

    public Dictionary<string, SafetensorsEntry> Tensors { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    public void Read(Stream stream, int length)
    {
        var buffer = new byte[Math.Min(length, Piece)];
        var state = new JsonReaderState(new() { MaxDepth = Deepest });
        int held = 0, left = length;
        try
        {
            while (true)
            {
                // A token longer than the buffer, such as a note with all captions in it, needs a bigger one.
                if (held == buffer.Length && left > 0 && held >= LongestText)
                    throw new WeightsException(Invariant($"{name} has a name or a note of more than {LongestText} bytes in its header."));
                if (held == buffer.Length && left > 0)
                    Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, held + (long)left));
                var wanted = Math.Min(left, buffer.Length - held);
                if (stream.ReadAtLeast(buffer.AsSpan(held, wanted), wanted, throwOnEndOfStream: false) < wanted)
                    throw new WeightsException($"{name} ends within its header.");
                held += wanted;
                left -= wanted;
                var reader = new Utf8JsonReader(buffer.AsSpan(0, held), isFinalBlock: left == 0, state);
                while (reader.Read())
                    Take(ref reader);
                if (left == 0)
                    return;
                state = reader.CurrentState;
                var consumed = (int)reader.BytesConsumed;
                buffer.AsSpan(consumed, held - consumed).CopyTo(buffer);
                held -= consumed;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new WeightsException($"{name} is no safetensors file: its header is no JSON ({exception.Message}).", exception);
        }
    }

    private void Take(ref Utf8JsonReader reader)
    {
        switch (reader.CurrentDepth)
        {
            case 0 when reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.EndObject):
                throw new WeightsException($"{name} is no safetensors file: its header is no JSON object.");
            case 1 when reader.TokenType == JsonTokenType.PropertyName:
                Begin(reader.GetString()!);
                break;
            case 1 when reader.TokenType == JsonTokenType.EndObject:
                End();
                break;
            case 1 when reader.TokenType != JsonTokenType.StartObject:
                throw NotAnObject();
            case 2 when _member == MetadataKey:
                Note(ref reader);
                break;
            case 2 when reader.TokenType == JsonTokenType.PropertyName:
                BeginPart(reader.GetString()!);
                break;
            case 2 when _part == "dtype":
                _type = reader.TokenType == JsonTokenType.String ? reader.GetString() : throw Lacking();
                break;
            case 2 when _part is "shape" or "data_offsets" && reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.EndArray):
                throw Lacking();
            case 3 when _member == MetadataKey:
                throw new WeightsException($"{name}: the note '{_part}' is no text.");
            case 3 when _part == "shape":
                Dimension(ref reader);
                break;
            case 3 when _part == "data_offsets":
                Offset(ref reader);
                break;
        }
    }

    private void Begin(string member)
    {
        _member = member;
        _part = _type = null;
        _hasShape = _hasOffsets = false;
        _shape.Clear();
        _offsets.Clear();
        if (member == MetadataKey ? _hasMetadata : Tensors.ContainsKey(member))
            throw Twice(member);
        _hasMetadata |= member == MetadataKey;
        if (Tensors.Count == MostTensors)
            throw new WeightsException(Invariant($"{name} has more than {MostTensors} tensors."));
    }

    private void BeginPart(string part)
    {
        if ((part == "dtype" && _type is not null) || (part == "shape" && _hasShape) || (part == "data_offsets" && _hasOffsets))
            throw Twice($"{_member}.{part}");
        _hasShape |= part == "shape";
        _hasOffsets |= part == "data_offsets";
        _part = part;
    }

    private void Note(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.PropertyName)
            _part = reader.GetString()!;
        else if (reader.TokenType != JsonTokenType.String)
            throw new WeightsException($"{name}: the note '{_part}' is no text.");
        else if (!Metadata.TryAdd(_part!, reader.GetString()!))
            throw Twice($"{MetadataKey}.{_part}");
    }

    private void Dimension(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out var count) || count < 0)
            throw new WeightsException($"{name}: tensor '{_member}' has a dimension that is no count.");
        if (_shape.Count == MostDimensions)
            throw new WeightsException(Invariant($"{name}: tensor '{_member}' has more than {MostDimensions} dimensions."));
        _shape.Add(count);
    }

    private void Offset(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var offset) || offset < 0)
            throw Outside();
        if (_offsets.Count == 2)
            throw Lacking();
        _offsets.Add(offset);
    }

    private void End()
    {
        if (_member == MetadataKey)
            return;
        if (_type is null || !_hasShape || _offsets.Count != 2)
            throw Lacking();
        if (!SizeOfType.TryGetValue(_type, out var size))
            throw new WeightsException($"{name}: tensor '{_member}' has the unknown type '{_type}'.");
        var bytes = (long)size;
        foreach (var count in _shape)
        {
            if (count > 0 && bytes > long.MaxValue / count)
                throw new WeightsException($"{name}: tensor '{_member}' is impossibly large.");
            bytes *= count;
        }

        var (start, end) = (_offsets[0], _offsets[1]);
        if (start > end || end > dataLength)
            throw Outside();
        if (end - start != bytes)
            throw new WeightsException(Invariant($"{name}: tensor '{_member}' has {end - start} bytes where its shape and type need {bytes}."));
        Tensors.Add(_member!, new(_member!, _type, [.. _shape], start, bytes));
    }

    private WeightsException NotAnObject() => _member == MetadataKey ? new($"{name}: {MetadataKey} is no JSON object.") : Lacking();

    private WeightsException Lacking() => new($"{name}: tensor '{_member}' lacks its dtype, shape or data_offsets.");

    private WeightsException Outside() => new(Invariant($"{name}: tensor '{_member}' lies outside the file (its data has {dataLength} bytes)."));

    private WeightsException Twice(string what) => new($"{name} is no safetensors file: its header is no JSON that can be trusted ('{what}' is there twice).");
}
