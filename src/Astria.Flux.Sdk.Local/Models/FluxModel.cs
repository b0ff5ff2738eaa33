using Astria.Flux.Local.AutoEncoders;
using Astria.Flux.Local.Managed;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Text.Encoders;
using Astria.Flux.Local.Text.Tokenizers;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Models;

/// <summary>FLUX.1 itself, from the folder that diffusers reads: transformer, autoencoder, T5, CLIP and their tokenizers. Of any size, since sizes are read off the tensors.</summary>
internal static class FluxModel
{
    // Tokens that T5 is given: BFL's util.py.
    private const int DevTokens = 512;
    private const int SchnellTokens = 256;

    /// <summary>Side of the square pictures FLUX.1 was trained on, in pixels.</summary>
    public const int FluxResolution = 1024;

    // Defaults of diffusers' FluxPipeline; of schnell, what its model card asks for.
    private const int DevSteps = 28;
    private const double DevGuidance = 3.5;
    private const int SchnellSteps = 4;

    /// <summary>Reads the model, all of it into memory as floats: four bytes a weight.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="pool">The threads its autoencoder computes with.</param>
    /// <exception cref="WeightsException">Parts are missing or wrong, or do not belong together; everything is named.</exception>
    /// <exception cref="IOException">A file can't be read.</exception>
    public static LocalModel Load(string path, WorkerPool pool)
    {
        var folder = new FluxFolder(path);
        if (folder.Missing is { Count: > 0 } missing) throw Refused(path, missing.Select(file => $"{file} is missing"));
        var faults = new List<string>();
        var transformer = Part(FluxFolder.Transformer, ReadTransformer);
        var autoEncoder = Part(FluxFolder.AutoEncoder, weights => ReadAutoEncoder(folder, weights, pool));
        var clip = Part(FluxFolder.Clip, weights => ReadClip(folder, weights));
        var t5 = Part(FluxFolder.T5, weights => new T5Encoder(weights));
        var clipTokenizer = Try(FluxFolder.ClipTokenizer, () => folder.ClipTokenizerPath is { } file ? ClipFile.Open(file) : ClipFile.Bundled());
        var t5Tokenizer = Try(FluxFolder.T5Tokenizer, () => UnigramFile.Open(folder.T5TokenizerPath!));
        var resolution = Try(FluxFolder.AutoEncoder, () => (object)folder.Settings(FluxFolder.AutoEncoder).Whole("sample_size", FluxResolution));
        var habits = Try("scheduler", () => Habits(folder, transformer?.Config.GuidanceEmbedding ?? true));
        if (faults.Count > 0) throw Refused(path, faults);

        var model = new LocalModel
        {
            Transformer = transformer!,
            Text = new FluxTextEncoder(t5Tokenizer!, t5!, clipTokenizer!, clip!, TextTokens(transformer!.Config.GuidanceEmbedding)),
            AutoEncoder = autoEncoder!,
            Resolution = (int)resolution!,
            Habits = habits!,
        };
        string[] contradictions = [.. Contradictions(model, t5!, clip!, t5Tokenizer!, clipTokenizer!)];
        return contradictions.Length == 0 ? model : throw Refused(path, contradictions);

        ManagedFluxModel ReadTransformer(ITensorSource weights)
        {
            var (config, parameters) = FluxCheckpoint.Read(weights, folder.Settings(FluxFolder.Transformer).Numbers("axes_dims_rope"));
            return new ManagedFluxModel(config, parameters);
        }

        T? Part<T>(string part, Func<ITensorSource, T> read)
            where T : class => Try(part, () =>
            {
                using var weights = folder.OpenWeights(part);
                return read(weights);
            });

        T? Try<T>(string part, Func<T> read)
            where T : class
        {
            try
            {
                return read();
            }
            catch (WeightsException e)
            {
                faults.Add($"{part}: {e.Message.TrimEnd('.')}");
                return null;
            }
        }
    }

    /// <summary>Tokens that T5 is given of every prompt.</summary>
    /// <param name="isDev">Whether the transformer reads a guidance scale, as FLUX.1-dev does and schnell does not.</param>
    public static int TextTokens(bool isDev) => isDev ? DevTokens : SchnellTokens;

    /// <summary>How the model of a folder is drawn with.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="isDev">Whether the transformer reads a guidance scale, as FLUX.1-dev does and schnell does not.</param>
    /// <exception cref="WeightsException">Its schedule is none of FLUX.1.</exception>
    public static ModelHabits Habits(FluxFolder folder, bool isDev) =>
        isDev ? new(DevSteps, DevGuidance, ShiftsTimes(folder, isDev)) : new(SchnellSteps, Guidance: 1, ShiftsTimes(folder, isDev));

    private static FluxAutoEncoder ReadAutoEncoder(FluxFolder folder, ITensorSource weights, WorkerPool pool)
    {
        var settings = folder.Settings(FluxFolder.AutoEncoder);
        return new FluxAutoEncoder(weights, pool, scale: settings.Number("scaling_factor", FluxAutoEncoder.FluxScale), shift: settings.Number("shift_factor", FluxAutoEncoder.FluxShift));
    }

    private static ClipTextEncoder ReadClip(FluxFolder folder, ITensorSource weights)
    {
        var settings = folder.Settings(FluxFolder.Clip);
        var heads = settings.Whole("num_attention_heads", 0);
        return new ClipTextEncoder(weights, headSize: heads > 0 ? settings.Whole("hidden_size", heads * ClipTextEncoder.HeadSize) / heads : ClipTextEncoder.HeadSize);
    }

    // As FlowMatchEulerDiscreteScheduler does: by resolution where asked to (dev), else by a fixed factor, which is 1 in schnell.
    private static bool ShiftsTimes(FluxFolder folder, bool isDev)
    {
        var settings = folder.Settings("scheduler", "scheduler_config.json");
        if (settings.Flag("use_dynamic_shifting", isDev)) return true;
        return settings.Number("shift", 1) is 1 ? false : throw new WeightsException($"'scheduler_config.json' asks for times shifted by a fixed {settings.Number("shift", 1)}; FLUX.1's are shifted by resolution or not at all");
    }

    private static IEnumerable<string> Contradictions(LocalModel model, T5Encoder t5, ClipTextEncoder clip, UnigramTokenizer t5Tokenizer, ClipTokenizer clipTokenizer)
    {
        var config = model.Transformer.Config;
        if (t5.Features != config.ContextSize) yield return $"T5 has {t5.Features} features where the transformer reads {config.ContextSize}";
        if (clip.Features != config.VectorSize) yield return $"CLIP has {clip.Features} features where the transformer reads {config.VectorSize}";
        if (t5Tokenizer.Vocabulary > t5.Vocabulary) yield return $"T5's tokenizer numbers {t5Tokenizer.Vocabulary} pieces, and its encoder knows {t5.Vocabulary}";
        if (clipTokenizer.Vocabulary > clip.Vocabulary) yield return $"CLIP's tokenizer numbers {clipTokenizer.Vocabulary} pieces, and its encoder knows {clip.Vocabulary}";
        foreach (var fault in ModelSizes.Faults(model)) yield return fault;
    }

    private static WeightsException Refused(string path, IEnumerable<string> faults) => new($"The FLUX model in '{path}' can't be used: {string.Join("; ", faults)}.");
}
