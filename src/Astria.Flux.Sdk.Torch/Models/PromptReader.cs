using Astria.Flux.Local.Models;
using Astria.Flux.Local.Text.Tokenizers;
using Astria.Flux.Torch.Networks;
using Astria.Flux.Torch.Telemetry;
using Astria.Flux.Torch.Text;
using Astria.Flux.Torch.Training;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Models;

/// <summary>Reads prompts with CLIP, then T5: each is loaded, reads all of them, and is let go.</summary>
internal sealed class PromptReader(ModelFiles files, ModelParts parts, Device device, ScalarType type)
{
    /// <summary>Reads prompts.</summary>
    /// <param name="prompts">The prompts.</param>
    /// <param name="keep">Given each as soon as it is read.</param>
    /// <param name="cancellationToken">Stops between two prompts.</param>
    public void Read(IReadOnlyList<string> prompts, Action<string, CaptionEmbedding> keep, CancellationToken cancellationToken)
    {
        var pooled = Pooled(prompts, cancellationToken);
        ITokenizer tokenizer = UnigramFile.Open(files.T5TokenizerPath);
        using var encoder = Load(FluxFolder.T5, reader => new TorchT5Encoder(reader, parts.T5));
        for (var i = 0; i < prompts.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var encoded = encoder.Encode([tokenizer.Encode(prompts[i], parts.TextTokens)], cancellationToken);
            keep(prompts[i], new CaptionEmbedding(Numbers(encoded), pooled[i]));
        }
    }

    private List<float[]> Pooled(IReadOnlyList<string> prompts, CancellationToken cancellationToken)
    {
        ITokenizer tokenizer = files.ClipTokenizerPath is { } path ? ClipFile.Open(path) : ClipFile.Bundled();
        using var encoder = Load(FluxFolder.Clip, reader => new TorchClipEncoder(reader, parts.Clip));
        var pooled = new List<float[]>();
        foreach (var prompt in prompts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int[][] cut = [tokenizer.Encode(prompt, encoder.Places)];
            using var encoded = encoder.Encode(cut);
            using var vector = TorchClipEncoder.Pool(encoded, cut, tokenizer.Padding);
            pooled.Add(Numbers(vector));
        }

        return pooled;
    }

    private T Load<T>(string part, Func<NetworkReader, T> build) => TorchTelemetry.Load(part, device.ToString(), () =>
    {
        using var file = files.Open(part);
        return build(new NetworkReader(file, device, type));
    });

    private static float[] Numbers(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return [.. tensor.to(ScalarType.Float32).cpu().contiguous().data<float>()];
    }
}
