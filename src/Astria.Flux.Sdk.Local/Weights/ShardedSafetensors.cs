using System.Text.Json;
using Astria.Flux.Lora;

namespace Astria.Flux.Local.Weights;

/// <summary>
/// A model spread over several safetensors files, as large ones are published: an index names the file of each tensor
/// (<c>diffusion_pytorch_model.safetensors.index.json</c>), and the files lie beside it.
/// </summary>
internal sealed class ShardedSafetensors : ITensorSource
{
    // The index of FLUX.1's transformer has 0.1 MB and names three files.
    private const long LargestIndex = 64L << 20;
    private const int MostFiles = 1000;
    private const int Deepest = 8;
    private const int MostFaults = 40;

    private readonly Dictionary<string, SafetensorsFile> _files;
    private readonly Dictionary<string, SafetensorsFile> _fileOf;

    private ShardedSafetensors(Dictionary<string, SafetensorsFile> files, Dictionary<string, SafetensorsFile> fileOf)
    {
        _files = files;
        _fileOf = fileOf;
        Tensors = fileOf.ToDictionary(tensor => tensor.Key, tensor => tensor.Value.Tensors[tensor.Key], StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, SafetensorsEntry> Tensors { get; }

    /// <summary>Opens a model.</summary>
    /// <param name="path">Its index.</param>
    /// <exception cref="WeightsException">The index is damaged, or its files don't hold what it says; everything wrong is named.</exception>
    /// <exception cref="IOException">A file can't be read.</exception>
    public static ShardedSafetensors Open(string path)
    {
        var name = Path.GetFileName(path);
        var map = ReadIndex(path, name);
        var files = new Dictionary<string, SafetensorsFile>(StringComparer.Ordinal);
        try
        {
            foreach (var shard in map.Values.Distinct(StringComparer.Ordinal)) files.Add(shard, SafetensorsFile.Open(Path.Combine(Path.GetDirectoryName(path) ?? "", shard)));
            var missing = map.Where(tensor => !files[tensor.Value].Tensors.ContainsKey(tensor.Key)).Select(tensor => $"'{tensor.Value}' has no tensor '{tensor.Key}'").ToList();
            if (missing.Count > 0) throw Refused(name, missing);
            return new ShardedSafetensors(files, map.ToDictionary(tensor => tensor.Key, tensor => files[tensor.Value], StringComparer.Ordinal));
        }
        catch
        {
            foreach (var file in files.Values) file.Dispose();
            throw;
        }
    }

    public float[] ReadFloats(string name) => Of(name).ReadFloats(name);

    public ReadOnlySpan<byte> Bytes(string name) => Of(name).Bytes(name);

    public void Dispose()
    {
        foreach (var file in _files.Values) file.Dispose();
    }

    private SafetensorsFile Of(string name) => _fileOf.TryGetValue(name, out var file) ? file : throw new WeightsException($"The model has no tensor '{name}'.");

    private static Dictionary<string, string> ReadIndex(string path, string name)
    {
        if (new FileInfo(path).Length > LargestIndex) throw new WeightsException($"{name} is no index of a model: it has more than {LargestIndex} bytes.");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = Deepest });
            var map = new Dictionary<string, string>(StringComparer.Ordinal);
            var faults = new List<string>();
            foreach (var tensor in document.RootElement.GetProperty("weight_map").EnumerateObject())
            {
                var shard = tensor.Value.GetString() ?? "";

                // Beside the index and nowhere else: an index is anybody's text.
                if (shard.Length == 0 || shard != Path.GetFileName(shard) || shard.Contains('\\', StringComparison.Ordinal)) faults.Add($"'{tensor.Name}' is said to lie in '{shard}', which is no file's name");
                else if (!map.TryAdd(tensor.Name, shard)) faults.Add($"'{tensor.Name}' is there twice");
            }

            if (map.Count == 0 && faults.Count == 0) faults.Add("it names no tensors");
            if (map.Values.Distinct(StringComparer.Ordinal).Count() > MostFiles) faults.Add($"it names more than {MostFiles} files");
            return faults.Count > 0 ? throw Refused(name, faults) : map;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new WeightsException($"{name} is no index of a model: {exception.Message}", exception);
        }
    }

    private static WeightsException Refused(string name, List<string> faults) =>
        new($"{name} can't be used: {string.Join("; ", faults.Take(MostFaults))}{(faults.Count > MostFaults ? $"; and {faults.Count - MostFaults} faults more" : "")}.");
}
