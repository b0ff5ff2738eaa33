using Astria.Flux.Local.AutoEncoders;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Models;
using Astria.Flux.Local.Text.Encoders;
using Astria.Flux.Local.Text.Tokenizers;
using Astria.Flux.Local.Weights;
using Astria.Flux.Torch.AutoEncoders;
using Astria.Flux.Torch.Networks;
using Astria.Flux.Torch.Text;
using Astria.Flux.Torch.Weights;

namespace Astria.Flux.Torch.Models;

/// <summary>What the heads of a model's files tell: the sizes of every part, that each can be read, and that they belong together. No number of it is read.</summary>
internal sealed record ModelParts
{
    public required FluxConfig Transformer { get; init; }

    public required AutoEncoderSizes AutoEncoder { get; init; }

    public required ClipSizes Clip { get; init; }

    public required T5Sizes T5 { get; init; }

    /// <summary>What latents are multiplied by, and what is taken off them before.</summary>
    public required (float Scale, float Shift) Latents { get; init; }

    /// <summary>Side of the square pictures it was trained on, in pixels.</summary>
    public required int Resolution { get; init; }

    public required ModelHabits Habits { get; init; }

    /// <summary>Tokens that T5 is given of every prompt.</summary>
    public int TextTokens => FluxModel.TextTokens(Transformer.GuidanceEmbedding);

    /// <summary>Bytes of T5's file: the largest of what is loaded beside the transformer.</summary>
    public required long T5Bytes { get; init; }

    /// <summary>Looks at a model.</summary>
    /// <param name="files">Its files.</param>
    /// <exception cref="WeightsException">Parts are missing or wrong, or do not belong together; everything is named.</exception>
    /// <exception cref="IOException">A file can't be read.</exception>
    public static ModelParts Of(ModelFiles files)
    {
        var faults = new List<string>();
        var transformer = Part(FluxFolder.Transformer, file => CheckpointPlan.Of(file, Settings(FluxFolder.Transformer).Numbers("axes_dims_rope")).Config);
        var autoEncoder = Part(FluxFolder.AutoEncoder, OfAutoEncoder);
        var clip = Part(FluxFolder.Clip, file => OfClip(file, Settings(FluxFolder.Clip)));
        var t5 = Part(FluxFolder.T5, OfT5);
        var vae = Try(FluxFolder.AutoEncoder, () => Settings(FluxFolder.AutoEncoder));
        var habits = Try("scheduler", () => FluxModel.Habits(files.Folder, transformer?.GuidanceEmbedding ?? true));
        if (transformer is not null && autoEncoder is not null && clip is not null && t5 is not null) faults.AddRange(Contradictions(files, transformer, autoEncoder, clip, t5.Sizes));
        if (faults.Count > 0) throw new WeightsException($"The FLUX model can't be used: {string.Join("; ", faults)}.");
        return new ModelParts
        {
            Transformer = transformer!,
            AutoEncoder = autoEncoder!,
            Clip = clip!,
            T5 = t5!.Sizes,
            T5Bytes = t5.Bytes,
            Latents = (vae!.Number("scaling_factor", FluxAutoEncoder.FluxScale), vae.Number("shift_factor", FluxAutoEncoder.FluxShift)),
            Resolution = vae.Whole("sample_size", FluxModel.FluxResolution),
            Habits = habits!,
        };

        PartSettings Settings(string part) => files.Folder.Settings(part);

        T? Part<T>(string part, Func<ITensorSource, T> look)
            where T : class => Try(part, () =>
            {
                using var file = files.Open(part);
                return look(file);
            });

        T? Try<T>(string part, Func<T> look)
            where T : class
        {
            try
            {
                return look();
            }
            catch (WeightsException e)
            {
                faults.Add($"{part}: {e.Message.TrimEnd('.')}");
                return null;
            }
        }
    }

    private static AutoEncoderSizes OfAutoEncoder(ITensorSource file)
    {
        var theirs = DiffusersAutoEncoder.NamesIn(file, "");
        var sizes = AutoEncoderSizes.Of(new NetworkSizes(file, theirs: theirs));
        using var checkedOne = new TorchAutoEncoder(NetworkReader.ForChecking(file, theirs: theirs), sizes, 1, 0);
        return sizes;
    }

    private static ClipSizes OfClip(ITensorSource file, PartSettings settings)
    {
        var heads = settings.Whole("num_attention_heads", 0);
        var head = heads > 0 ? settings.Whole("hidden_size", heads * ClipTextEncoder.HeadSize) / heads : ClipTextEncoder.HeadSize;
        var sizes = ClipSizes.Of(new NetworkSizes(file), head);
        using var checkedOne = new TorchClipEncoder(NetworkReader.ForChecking(file), sizes);
        return sizes;
    }

    private static SizedT5 OfT5(ITensorSource file)
    {
        var sizes = T5Sizes.Of(new NetworkSizes(file));
        using var checkedOne = new TorchT5Encoder(NetworkReader.ForChecking(file), sizes);
        return new SizedT5(sizes, file.Tensors.Values.Sum(tensor => tensor.Bytes));
    }

    private static IEnumerable<string> Contradictions(ModelFiles files, FluxConfig transformer, AutoEncoderSizes autoEncoder, ClipSizes clip, T5Sizes t5)
    {
        if (t5.Features != transformer.ContextSize) yield return $"T5 has {t5.Features} features where the transformer reads {transformer.ContextSize}";
        if (clip.Features != transformer.VectorSize) yield return $"CLIP has {clip.Features} features where the transformer reads {transformer.VectorSize}";
        if (autoEncoder.LatentChannels * TokenGrid.Patch * TokenGrid.Patch != transformer.InChannels)
        {
            yield return $"its autoencoder has {autoEncoder.LatentChannels} channels where the transformer reads {transformer.InChannels} features a token (models that read a picture or a mask beside the text are not drawn with)";
        }

        var t5Pieces = Pieces(() => UnigramFile.Open(files.T5TokenizerPath).Vocabulary, out var fault);
        if (fault is not null) yield return $"T5's tokenizer: {fault}";
        else if (t5Pieces > t5.Vocabulary) yield return $"T5's tokenizer numbers {t5Pieces} pieces, and its encoder knows {t5.Vocabulary}";
        var clipPieces = Pieces(() => (files.ClipTokenizerPath is { } path ? ClipFile.Open(path) : ClipFile.Bundled()).Vocabulary, out fault);
        if (fault is not null) yield return $"CLIP's tokenizer: {fault}";
        else if (clipPieces > clip.Vocabulary) yield return $"CLIP's tokenizer numbers {clipPieces} pieces, and its encoder knows {clip.Vocabulary}";
    }

    private static int Pieces(Func<int> count, out string? fault)
    {
        fault = null;
        try
        {
            return count();
        }
        catch (WeightsException e)
        {
            fault = e.Message.TrimEnd('.');
            return 0;
        }
    }

    private sealed record SizedT5(T5Sizes Sizes, long Bytes);
}
