using System.Text;
using System.Text.Json;

namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>Reads a Unigram model from a <c>tokenizer.json</c>, the format of Hugging Face's tokenizers: vocabulary, normalisation rules, special tokens.</summary>
/// <remarks>The cut itself is always SentencePiece's, with whose models T5 was trained.</remarks>
internal static class UnigramJson
{
    private const int Deepest = 32;

    public static bool IsJson(ReadOnlySpan<byte> data)
    {
        var text = data.TrimStart("\uFEFF \t\r\n"u8);
        return !text.IsEmpty && text[0] == (byte)'{';
    }

    /// <exception cref="WeightsException">It is no such file, or no Unigram model.</exception>
    public static UnigramModel Read(byte[] data, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(data, new JsonDocumentOptions { MaxDepth = Deepest });
            return Read(document.RootElement, name);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            throw new WeightsException($"{name} is no tokenizer.json of a Unigram model: {exception.Message}", exception);
        }
    }

    private static UnigramModel Read(JsonElement root, string name)
    {
        var model = root.GetProperty("model");
        if (model.TryGetProperty("type", out var type) && type.GetString() != "Unigram") throw new WeightsException($"{name} holds a tokenizer of the kind '{type}', not Unigram.");
        var unknown = model.GetProperty("unk_id").GetInt32();
        var special = Special(root);
        var fallback = model.TryGetProperty("byte_fallback", out var bytes) && bytes.ValueKind == JsonValueKind.True;
        var pieces = new List<UnigramPiece>();
        foreach (var entry in model.GetProperty("vocab").EnumerateArray())
        {
            var text = entry[0].GetString() ?? throw new JsonException($"piece {pieces.Count} has no text");
            var kind = pieces.Count == unknown ? UnigramPieceKind.Unknown
                : special.Contains(pieces.Count) ? UnigramPieceKind.Control
                : fallback && UnigramVocabulary.IsByte(Encoding.UTF8.GetBytes(text), out _) ? UnigramPieceKind.Byte
                : UnigramPieceKind.Normal;
            pieces.Add(new UnigramPiece(Encoding.UTF8.GetBytes(text), entry[1].GetSingle(), kind));
        }

        return new UnigramModel { Pieces = pieces, ByteFallback = fallback, CharsMap = Rules(root, name) };
    }

    // What is special is put there by programs, never found in a text.
    private static HashSet<int> Special(JsonElement root)
    {
        if (!root.TryGetProperty("added_tokens", out var tokens) || tokens.ValueKind != JsonValueKind.Array) return [];
        return [.. tokens.EnumerateArray().Where(token => token.TryGetProperty("special", out var special) && special.ValueKind == JsonValueKind.True).Select(token => token.GetProperty("id").GetInt32())];
    }

    // The compiled rules stand alone or in a sequence; what else may stand there (joining spaces) the cut does anyway.
    private static CharsMap? Rules(JsonElement root, string name)
    {
        if (!root.TryGetProperty("normalizer", out var normalizer) || normalizer.ValueKind != JsonValueKind.Object) return null;
        IEnumerable<JsonElement> all = normalizer.TryGetProperty("normalizers", out var list) ? list.EnumerateArray() : [normalizer];
        foreach (var one in all)
        {
            if (one.TryGetProperty("precompiled_charsmap", out var rules) && rules.ValueKind == JsonValueKind.String) return CharsMap.Read(rules.GetBytesFromBase64(), name);
        }

        return null;
    }
}
