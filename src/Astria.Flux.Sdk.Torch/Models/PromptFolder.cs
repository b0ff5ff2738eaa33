using System.Security.Cryptography;
using System.Text;
using Astria.Flux.Local.Weights;
using Astria.Flux.Torch.Training;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Models;

/// <summary>What was read of a job's prompts, a file each, so that a training that goes on need not load the text encoders.</summary>
/// <param name="path">The folder.</param>
/// <param name="parts">The model's sizes.</param>
/// <param name="type">What the encoders computed in; 16-bit numbers are kept as such.</param>
internal sealed class PromptFolder(string path, ModelParts parts, ScalarType type)
{
    private const string PromptKey = "prompt";
    private const string Tokens = "tokens";
    private const string Pooled = "pooled";

    public void Save(string prompt, CaptionEmbedding read)
    {
        Directory.CreateDirectory(path);
        var writer = new SafetensorsWriter();
        writer.Metadata[PromptKey] = prompt;
        Action<string, int[], float[]> add = type == ScalarType.Float32 ? (name, shape, values) => writer.Add(name, shape, values) : (name, shape, values) => writer.AddBrainFloat(name, shape, values);
        add(Tokens, [parts.TextTokens, parts.T5.Features], read.Tokens);
        add(Pooled, [parts.Clip.Features], read.Pooled);
        writer.Write(FileOf(prompt));
    }

    /// <summary>What was read of a prompt; <see langword="null"/> where it is not there, or damaged.</summary>
    public CaptionEmbedding? TryRead(string prompt)
    {
        var file = FileOf(prompt);
        if (!File.Exists(file)) return null;
        try
        {
            using var opened = SafetensorsFile.Open(file);
            if (opened.Metadata.GetValueOrDefault(PromptKey) != prompt) return null;
            var (tokens, pooled) = (opened.ReadFloats(Tokens), opened.ReadFloats(Pooled));
            return tokens.Length == parts.TextTokens * parts.T5.Features && pooled.Length == parts.Clip.Features ? new CaptionEmbedding(tokens, pooled) : null;
        }
        catch (Exception e) when (e is WeightsException or IOException)
        {
            return null;
        }
    }

    private string FileOf(string prompt) => Path.Combine(path, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(prompt))) + ".safetensors");
}
