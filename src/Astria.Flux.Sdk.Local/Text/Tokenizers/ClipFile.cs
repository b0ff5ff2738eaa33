using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>Opens CLIP's tokenizer: the one that comes with this library, a <c>merges.txt</c>, or a <c>tokenizer.json</c>.</summary>
internal static class ClipFile
{
    private const string Resource = "clip-merges.br";
    private const int Deepest = 32;

    // What OpenAI's simple_tokenizer.py takes of its list of 262,145 rules.
    private const int Rules = 49152 - 256 - 2;

    /// <summary>OpenAI's own, which every CLIP of FLUX has (MIT licence, see the notices).</summary>
    /// <param name="composes">Whether accents are joined with their letters first, as FLUX's own pipelines do.</param>
    public static ClipTokenizer Bundled(bool composes = true)
    {
        using var stream = typeof(ClipFile).Assembly.GetManifestResourceStream(Resource) ?? throw new WeightsException($"This build of the library carries no '{Resource}'.");
        using var text = new StreamReader(new BrotliStream(stream, CompressionMode.Decompress), Encoding.UTF8);
        return FromMerges(text.ReadToEnd(), Resource, composes);
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="WeightsException">It is neither, or damaged.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static ClipTokenizer Open(string path) => Read(TokenizerFile.Read(path), Path.GetFileName(path));

    /// <summary>The same from memory.</summary>
    public static ClipTokenizer Read(byte[] data, string name) => UnigramJson.IsJson(data) ? FromJson(data, name) : FromMerges(Encoding.UTF8.GetString(data), name, composes: true);

    /// <summary>From OpenAI's list of rules, which fixes the numbers too: bytes, bytes that end a word, rules, marks.</summary>
    public static ClipTokenizer FromMerges(string text, string name, bool composes)
    {
        var merges = new List<(string, string)>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsEmpty || line.StartsWith("#version") || line.StartsWith("\"bpe_simple_vocab") || merges.Count == Rules) continue;
            merges.Add(Pair(line, name));
        }

        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var letter in ByteLetters.InVocabularyOrder) numbers.Add(letter.ToString(), numbers.Count);
        foreach (var letter in ByteLetters.InVocabularyOrder) numbers.Add(letter + ClipVocabulary.EndOfWord, numbers.Count);
        var next = numbers.Count;
        foreach (var (left, right) in merges) numbers[left + right] = next++;
        numbers[ClipTokenizer.StartPiece] = next++;
        numbers[ClipTokenizer.EndPiece] = next;
        return new ClipTokenizer(new ClipVocabulary(numbers, merges, name), composes);
    }

    private static (string Left, string Right) Pair(ReadOnlySpan<char> line, string name)
    {
        var space = line.IndexOf(' ');
        if (space <= 0 || space == line.Length - 1 || line[(space + 1)..].Contains(' ')) throw new WeightsException($"{name} is no list of byte-pair rules: a line of it does not hold two symbols.");
        return (line[..space].ToString(), line[(space + 1)..].ToString());
    }

    private static ClipTokenizer FromJson(byte[] data, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(data, new JsonDocumentOptions { MaxDepth = Deepest });
            var model = document.RootElement.GetProperty("model");
            if (model.TryGetProperty("type", out var type) && type.GetString() != "BPE") throw new WeightsException($"{name} holds a tokenizer of the kind '{type}', not BPE.");
            var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var symbol in model.GetProperty("vocab").EnumerateObject()) numbers[symbol.Name] = symbol.Value.GetInt32();
            var merges = model.GetProperty("merges").EnumerateArray()
                .Select(pair => pair.ValueKind == JsonValueKind.Array ? (pair[0].GetString() ?? "", pair[1].GetString() ?? "") : Pair(pair.GetString(), name)).ToList();
            return new ClipTokenizer(new ClipVocabulary(numbers, merges, name), Composes(document.RootElement));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            throw new WeightsException($"{name} is no tokenizer.json of CLIP: {exception.Message}", exception);
        }
    }

    private static bool Composes(JsonElement root)
    {
        if (!root.TryGetProperty("normalizer", out var normalizer) || normalizer.ValueKind != JsonValueKind.Object) return false;
        IEnumerable<JsonElement> all = normalizer.TryGetProperty("normalizers", out var list) ? list.EnumerateArray() : [normalizer];
        return all.Any(one => one.TryGetProperty("type", out var type) && type.ValueEquals("NFC"));
    }
}
