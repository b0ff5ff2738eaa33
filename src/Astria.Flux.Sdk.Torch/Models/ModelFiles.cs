using System.Security.Cryptography;
using System.Text;
using Astria.Flux.Local.Models;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Torch.Models;

/// <summary>Where the parts of the model are: in its folder, or wherever the options say.</summary>
internal sealed class ModelFiles(TorchEngineOptions options)
{
    private readonly FluxFolder _folder = new(options.ModelPath ?? "");

    /// <summary>The folder, for what its settings tell; of an empty name where there is none, which tells nothing.</summary>
    public FluxFolder Folder => _folder;

    /// <summary>T5's tokenizer.</summary>
    public string T5TokenizerPath => options.T5TokenizerPath ?? _folder.T5TokenizerPath ?? throw new WeightsException("T5's tokenizer is missing.");

    /// <summary>CLIP's tokenizer; <see langword="null"/> for that of every FLUX.1.</summary>
    public string? ClipTokenizerPath => options.ClipTokenizerPath ?? (options.ModelPath is null ? null : _folder.ClipTokenizerPath);

    private (string Option, string? Path, string Part)[] Own =>
    [
        (nameof(options.TransformerPath), options.TransformerPath, FluxFolder.Transformer),
        (nameof(options.AutoEncoderPath), options.AutoEncoderPath, FluxFolder.AutoEncoder),
        (nameof(options.ClipPath), options.ClipPath, FluxFolder.Clip),
        (nameof(options.T5Path), options.T5Path, FluxFolder.T5),
        (nameof(options.T5TokenizerPath), options.T5TokenizerPath, FluxFolder.T5Tokenizer),
    ];

    /// <summary>What is missing.</summary>
    public IEnumerable<FluxFault> Faults()
    {
        foreach (var (option, path, _) in Own.Append((nameof(options.ClipTokenizerPath), options.ClipTokenizerPath, "")))
        {
            if (path is not null && !File.Exists(path)) yield return new(option, $"'{path}' is no file that is there.");
        }

        if (options.ModelPath is null)
        {
            foreach (var (option, _, _) in Own.Where(part => part.Path is null)) yield return new(option, $"is missing. Name the model's folder ({nameof(options.ModelPath)}), or the file of every part.");
        }
        else if (!Directory.Exists(options.ModelPath))
        {
            yield return new(nameof(options.ModelPath), $"'{options.ModelPath}' is no folder that is there. A single file of the transformer goes into {nameof(options.TransformerPath)}.");
        }
        else
        {
            var elsewhere = Own.Where(part => part.Path is not null).Select(part => $"'{part.Part}/").ToList();
            foreach (var missing in _folder.Missing.Where(phrase => !elsewhere.Any(part => phrase.StartsWith(part, StringComparison.Ordinal)))) yield return new(nameof(options.ModelPath), $"the folder '{options.ModelPath}' lacks {missing}.");
        }
    }

    /// <summary>Opens the weights of a part.</summary>
    /// <param name="part">One of <see cref="FluxFolder"/>'s.</param>
    /// <exception cref="WeightsException">They are damaged, or not there.</exception>
    /// <exception cref="IOException">They can't be read.</exception>
    public ITensorSource Open(string part)
    {
        var path = Own.First(own => own.Part == part).Path;
        if (path is null) return _folder.OpenWeights(part);
        return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? ShardedSafetensors.Open(path) : SafetensorsFile.Open(path);
    }

    /// <summary>SHA-256 of all that decides about a picture: 64 lower-case hexadecimal digits. Of the folder alone, the same as every engine's.</summary>
    public string Hash()
    {
        var own = Own.Where(part => part.Path is not null).ToList();
        if (own.Count == 0) return _folder.Hash();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (options.ModelPath is not null) hash.AppendData(Encoding.UTF8.GetBytes(_folder.Hash()));
        foreach (var (_, path, part) in own)
        {
            using var content = File.OpenRead(path!);
            hash.AppendData(Encoding.UTF8.GetBytes(part + "\n"));
            hash.AppendData(SHA256.HashData(content));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
