using Astria.Flux.Local.Weights;
using Astria.Flux.Torch.Quantization;
using Astria.Flux.Torch.Transformer;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Weights;

/// <summary>Reads a FLUX transformer onto a device, tensor by tensor, each converted or quantised as it arrives.</summary>
internal static class TorchCheckpoint
{
    // As diffusers publishes models: a folder for each part, an index where a part has several files.
    private const string TransformerFolder = "transformer";
    private const string File = "diffusion_pytorch_model.safetensors";
    private const string IndexEnding = ".index.json";

    /// <summary>Opens a checkpoint.</summary>
    /// <param name="path">A file, an index of several, or a folder as diffusers publishes it: the model's, or the transformer's inside it.</param>
    /// <exception cref="WeightsException">There is no checkpoint, or it is damaged.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static ITensorSource Open(string path)
    {
        if (!Directory.Exists(path)) return path.EndsWith(IndexEnding, StringComparison.Ordinal) ? ShardedSafetensors.Open(path) : SafetensorsFile.Open(path);
        string[] folders = [path, Path.Combine(path, TransformerFolder)];
        var found = folders.SelectMany(folder => (string[])[Path.Combine(folder, File + IndexEnding), Path.Combine(folder, File)]).FirstOrDefault(System.IO.File.Exists);
        return found is null ? throw new WeightsException($"There is no {File} and no {File}{IndexEnding} in {path} or its folder '{TransformerFolder}'.") : Open(found);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="file">The checkpoint.</param>
    /// <param name="device">Where it goes.</param>
    /// <param name="type">What it computes in.</param>
    /// <param name="format">How the blocks' matrices are kept.</param>
    /// <param name="axes">Features of a head for time, row and column; <see langword="null"/> for those of FLUX.1.</param>
    /// <param name="progress">Told the share that is read, up to 1.</param>
    /// <param name="cancellationToken">Stops between two tensors.</param>
    /// <exception cref="WeightsException">The file is no FLUX transformer; everything wrong is named, and nothing was read.</exception>
    public static TorchFluxModel Load(
        ITensorSource file,
        Device device,
        ScalarType type,
        WeightFormat format = WeightFormat.Full,
        IReadOnlyList<int>? axes = null,
        Action<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var plan = CheckpointPlan.Of(file, axes);
        var weights = new ModelWeights();
        try
        {
            for (var i = 0; i < plan.Tensors.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                weights.Add(plan.Tensors[i].Name, Read(file, plan.Tensors[i], device, type), format);
                progress?.Invoke((i + 1.0) / plan.Tensors.Count);
            }

            return new TorchFluxModel(plan.Config, weights);
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }

    private static Tensor Read(ITensorSource file, TensorPlan plan, Device device, ScalarType type)
    {
        using var scope = NewDisposeScope();
        var tensor = empty([.. plan.Shape.Select(size => (long)size)], type, device);
        foreach (var part in plan.Parts)
        {
            var bytes = file.Bytes(part.Source);
            var kind = file.Tensors[part.Source].Type;
            if (part.HalvesSwapped)
            {
                var half = part.Rows / 2;
                TensorStream.Copy(bytes[..(bytes.Length / 2)], kind, tensor.narrow(0, part.FirstRow + half, half));
                TensorStream.Copy(bytes[(bytes.Length / 2)..], kind, tensor.narrow(0, part.FirstRow, half));
            }
            else
            {
                TensorStream.Copy(bytes, kind, tensor.narrow(0, part.FirstRow, part.Rows));
            }
        }

        return tensor.DetachFromDisposeScope();
    }
}
