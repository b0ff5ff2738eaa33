using System.Security.Cryptography;
using System.Text;
using Astria.Flux.Local.Text.Tokenizers;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Models;

/// <summary>Where the parts of FLUX.1 are in the folder that diffusers reads, as it is published.</summary>
/// <param name="path">The folder.</param>
internal sealed class FluxFolder(string path)
{
    public const string Transformer = "transformer";
    public const string AutoEncoder = "vae";
    public const string Clip = "text_encoder";
    public const string T5 = "text_encoder_2";
    public const string ClipTokenizer = "tokenizer";
    public const string T5Tokenizer = T5TokenizerFiles.Folder;

    private const string Extension = ".safetensors";

    // What decides about a picture; a published folder holds the same weights in other formats, too.
    private static readonly string[] Patterns = ["*.json", "*.txt", "*.model", "*" + Extension];

    // Parts with weights, and what diffusers calls their files.
    private static readonly (string Part, string Name)[] Weights =
    [
        (Transformer, "diffusion_pytorch_model"), (AutoEncoder, "diffusion_pytorch_model"), (Clip, "model"), (T5, "model"),
    ];

    /// <summary>What is needed and not there, a phrase each.</summary>
    public IReadOnlyList<string> Missing =>
    [
        .. Weights.Where(part => WeightsPath(part.Part) is null).Select(part => $"'{part.Part}/{part.Name}{Extension}' (or its index, of several)"),
        .. T5TokenizerPath is null ? (string[])[$"'{T5Tokenizer}/spiece.model' (or tokenizer.json)"] : [],
    ];

    /// <summary>T5's tokenizer.</summary>
    public string? T5TokenizerPath => T5TokenizerFiles.In(Path.Combine(path, T5Tokenizer));

    /// <summary>CLIP's tokenizer; <see langword="null"/> for that of every FLUX.1.</summary>
    public string? ClipTokenizerPath => First(ClipTokenizer, "merges.txt", "tokenizer.json");

    /// <summary>Opens the weights of a part.</summary>
    /// <exception cref="WeightsException">They are damaged.</exception>
    /// <exception cref="IOException">They can't be read.</exception>
    public ITensorSource OpenWeights(string part)
    {
        var file = WeightsPath(part) ?? throw new WeightsException("its weights are missing");
        return file.EndsWith(Extension, StringComparison.Ordinal) ? SafetensorsFile.Open(file) : ShardedSafetensors.Open(file);
    }

    /// <summary>Reads what no tensor of a part tells.</summary>
    public PartSettings Settings(string part, string file = "config.json") => new(Path.Combine(path, part, file));

    /// <summary>SHA-256 of all its files with their names: 64 lower-case hexadecimal digits.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string[] parts = [.. Weights.Select(part => part.Part), ClipTokenizer, T5Tokenizer, "scheduler"];
        foreach (var part in parts.Where(part => Directory.Exists(Path.Combine(path, part))))
        {
            foreach (var file in Patterns.SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(path, part), pattern)).Order(StringComparer.Ordinal))
            {
                using var content = File.OpenRead(file);
                hash.AppendData(Encoding.UTF8.GetBytes($"{part}/{Path.GetFileName(file)}\n"));
                hash.AppendData(SHA256.HashData(content));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private string? WeightsPath(string part)
    {
        var name = Weights.First(known => known.Part == part).Name + Extension;
        return First(part, name, name + ".index.json");
    }

    private string? First(string part, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var file = Path.Combine(path, part, name);
            if (File.Exists(file)) return file;
        }

        return null;
    }
}
