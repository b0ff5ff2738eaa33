using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Tests.Golden;

/// <summary>The folder of golden numbers: the copy beside the tests, or the one FLUX_GOLDEN_DIR names. What a file holds is told by its tensors, not by its name.</summary>
internal static class GoldenData
{
    private static readonly string Copy = Path.Combine(AppContext.BaseDirectory, "Golden", "data");

    public static string Folder { get; } = Environment.GetEnvironmentVariable("FLUX_GOLDEN_DIR") is { Length: > 0 } folder ? folder : Copy;

    /// <summary>A file of the folder, or of the copy where the folder lacks it.</summary>
    public static string PathOf(string file) => File.Exists(Path.Combine(Folder, file)) ? Path.Combine(Folder, file) : Path.Combine(Copy, file);

    /// <summary>Every transformer case of the folder, by file name.</summary>
    public static IEnumerable<string> Transformers() => Holding(IsTransformer);

    /// <summary>Every transformer that a LoRA or a converted checkpoint of the folder may belong to: those of the copy, too.</summary>
    public static IEnumerable<string> Bases() => Transformers().Union(Holding(Copy, IsTransformer), StringComparer.Ordinal);

    /// <summary>Every T5 encoder.</summary>
    public static IEnumerable<string> T5Encoders() => Holding(names => names.Any(name => name.StartsWith("w.encoder.block.0.layer.0", StringComparison.Ordinal)));

    /// <summary>Every CLIP text encoder.</summary>
    public static IEnumerable<string> ClipEncoders() => Holding(names => names.Contains("w.text_model.final_layer_norm.weight"));

    /// <summary>Every autoencoder.</summary>
    public static IEnumerable<string> AutoEncoders() => Holding(names => names.Contains("w.decoder.conv_in.weight"));

    /// <summary>Every transformer in the diffusers layout.</summary>
    public static IEnumerable<string> DiffusersCheckpoints() => Holding(names => names.Contains("x_embedder.weight"));

    /// <summary>Every LoRA: files with halves of low rank, except those that another LoRA was converted to.</summary>
    public static IEnumerable<string> Loras() => Holding(names => names.Any(IsLora)).Where(file => !file.Contains(".as_", StringComparison.Ordinal));

    /// <summary>Every list of schedules, time embeddings, and token numbers.</summary>
    public static IEnumerable<string> Schedules() => Files("*schedule*.json");

    public static IEnumerable<string> Embeddings() => Holding(names => names.Any(name => name.StartsWith("timestep_embedding_", StringComparison.Ordinal)));

    public static IEnumerable<string> UnigramTokens() => Files("*_tokens.json").Where(file => !file.StartsWith("clip", StringComparison.Ordinal));

    public static IEnumerable<string> ClipTokens() => Files("clip*_tokens.json");

    /// <summary>The file whose name without its ending is the longest beginning of another's.</summary>
    public static string Beside(string file, string pattern) => new[] { Folder, Copy }
        .SelectMany(folder => Directory.EnumerateFiles(folder, pattern))
        .Where(path => file.StartsWith(Path.GetFileNameWithoutExtension(path), StringComparison.Ordinal))
        .OrderByDescending(path => Path.GetFileName(path).Length)
        .FirstOrDefault() ?? throw new FileNotFoundException($"No {pattern} goes with {file}.");

    public static bool IsLora(string tensor) =>
        tensor.EndsWith(".lora_down.weight", StringComparison.Ordinal) || tensor.EndsWith(".lora_A.weight", StringComparison.Ordinal)
        || tensor.EndsWith(".lora_A.default.weight", StringComparison.Ordinal) || tensor.EndsWith(".lora.down.weight", StringComparison.Ordinal)
        || (tensor.Contains(".processor.", StringComparison.Ordinal) && tensor.EndsWith(".down.weight", StringComparison.Ordinal));

    private static bool IsTransformer(IReadOnlyCollection<string> names) => names.Contains("w.img_in.weight") && names.Contains("in.img");

    private static IEnumerable<string> Files(string pattern, string? folder = null) => Directory.EnumerateFiles(folder ?? Folder, pattern).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Holding(Func<IReadOnlyCollection<string>, bool> wanted) => Holding(Folder, wanted);

    private static IEnumerable<string> Holding(string folder, Func<IReadOnlyCollection<string>, bool> wanted) => Files("*.safetensors", folder).Where(file =>
    {
        using var opened = SafetensorsFile.Open(Path.Combine(folder, file));
        return wanted(opened.Tensors.Keys.ToHashSet(StringComparer.Ordinal));
    });
}
