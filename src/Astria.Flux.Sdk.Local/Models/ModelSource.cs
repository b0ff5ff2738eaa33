using System.Security.Cryptography;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Models;

/// <summary>Where a model comes from: this assembly, a file of this engine, or the folder of a FLUX.1.</summary>
/// <param name="path">The file or folder; <see langword="null"/> for the bundled model.</param>
internal sealed class ModelSource(string? path)
{
    private const string Bundled = "flux-small.safetensors";

    /// <summary>Whether it is FLUX.1 itself, of whatever size, and not a small model of this engine.</summary>
    public bool IsFlux => Directory.Exists(path);

    /// <summary>What keeps it from being opened at all, a phrase each; cheap to ask.</summary>
    public IEnumerable<string> Faults()
    {
        if (path is null || File.Exists(path)) yield break;
        if (!IsFlux)
        {
            yield return $"'{path}' does not exist; leave it out for the bundled model.";
            yield break;
        }

        foreach (var missing in new FluxFolder(path).Missing) yield return $"the folder '{path}' lacks {missing}.";
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="WeightsException">It is no model; everything wrong with it is named.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public LocalModel Load(WorkerPool pool)
    {
        if (IsFlux) return FluxModel.Load(path!, pool);
        using var file = path is null ? SafetensorsFile.OpenResource(Bundled) : SafetensorsFile.Open(path);
        return SmallModel.Load(file);
    }

    /// <summary>SHA-256 of the file, or of all files of the folder: 64 lower-case hexadecimal digits.</summary>
    public string Hash()
    {
        if (IsFlux) return new FluxFolder(path!).Hash();
        using var content = path is null ? typeof(ModelSource).Assembly.GetManifestResourceStream(Bundled)! : File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
