using Astria.Flux.Generation;
using Astria.Flux.Imaging;
using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Pictures;
using Astria.Flux.Local.Sampling;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Engine;

/// <summary>Draws pictures inside the process. The same request draws the same pictures; picture i depends on its own seed alone.</summary>
internal sealed class LocalGenerator(LocalEngine engine, TimeProvider time) : IFluxGenerator
{
    // The seed that Astria's worker starts from when none is asked for.
    private const long DefaultSeed = 42;

    // More pictures at once are hardly faster, and take more memory.
    private const int LargestBatch = 8;

    // Attention grows with the square of this; 32 × 32 tokens are 256 × 256 pixels of the bundled model.
    private const int LargestTokenGrid = 1024;

    public Task<GenerationResult> GenerateAsync(GenerationRequest request, IProgress<GenerationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfInvalid();
        CheckTunes(request);
        return engine.RunAsync((session, stop) => Generate(session, request, progress, stop), cancellationToken);
    }

    private static void CheckTunes(GenerationRequest request)
    {
        var faults = new List<string>();
        foreach (var (tune, _) in request.Tunes)
        {
            if (tune.FilePath is not { } path) faults.Add($"tune {tune.Id} of '{tune.Engine}' has no file here, and this engine draws with LoRA files");
            else if (!File.Exists(path)) faults.Add($"the LoRA of tune {tune.Id} is gone, there is no file '{path}'");
        }

        if (faults.Count > 0) throw new WeightsException($"These pictures can't be drawn: {string.Join("; ", faults)}.");
    }

    private static List<LoraWeights> LoadTunes(EngineSession session, GenerationRequest request)
    {
        var loras = new List<LoraWeights>();
        foreach (var weighted in request.Tunes)
        {
            using var file = SafetensorsFile.Open(weighted.Tune.FilePath!);
            loras.Add(LoraFile.Read(file, session.Model.Transformer.Config));
        }

        return loras;
    }

    private GenerationResult Generate(EngineSession session, GenerationRequest request, IProgress<GenerationProgress>? progress, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var settings = Settings(session, request);
        var loras = LoadTunes(session, request);
        var transformer = session.Model.Transformer;
        try
        {
            for (var i = 0; i < loras.Count; i++) ModelAdapters.Attach(transformer, loras[i], (float)request.Tunes[i].Weight);
            var images = new List<GeneratedImage>();
            while (images.Count < request.Count) images.AddRange(Draw(session, request, settings, images.Count, began, progress, cancellationToken));
            return new GenerationResult { Images = images, Prompt = request.Prompt, Elapsed = time.GetElapsedTime(began) };
        }
        finally
        {
            ModelAdapters.DetachAll(transformer);
        }
    }

    private static SamplingSettings Settings(EngineSession session, GenerationRequest request)
    {
        var model = session.Model;
        var size = request.Size ?? new ImageSize(model.Resolution, model.Resolution);
        var settings = new SamplingSettings(
            request.Steps ?? session.Options.DefaultSamplingSteps,
            (float)(request.Guidance ?? session.Options.DefaultGuidance),
            size.Height / model.TokenSide,
            size.Width / model.TokenSide);
        if (settings.Rows * settings.Columns > LargestTokenGrid)
        {
            throw new ArgumentException(
                $"This model draws {model.Resolution}×{model.Resolution} pixels best and at most {LargestTokenGrid * model.TokenSide * model.TokenSide} in all; {size} is too large. Leave the size out for its own.", nameof(request));
        }

        return settings;
    }

    private IEnumerable<GeneratedImage> Draw(
        EngineSession session,
        GenerationRequest request,
        SamplingSettings settings,
        int first,
        long began,
        IProgress<GenerationProgress>? progress,
        CancellationToken cancellationToken)
    {
        var count = Math.Min(LargestBatch, request.Count - first);
        long[] seeds = [.. Enumerable.Range(first, count).Select(i => (request.Seed ?? DefaultSeed) + i)];
        var latents = new PictureSampler(session.Model, session.Pool, session.Arena).Draw(
            [.. Enumerable.Repeat(request.Prompt, count)],
            seeds,
            settings,
            step => progress?.Report(Progress(request, settings, first, count, step, began)),
            cancellationToken);
        for (var i = 0; i < count; i++)
        {
            var encoder = session.Model.AutoEncoder;
            var rows = settings.Rows * session.Model.TokenSide / encoder.Factor;
            var columns = settings.Columns * session.Model.TokenSide / encoder.Factor;
            var picture = PictureValues.ToPicture(encoder.Decode(latents[i], rows, columns), columns * encoder.Factor, rows * encoder.Factor);
            yield return new GeneratedImage
            {
                Index = first + i,
                Content = PictureCodec.EncodePng(picture),
                MediaType = "image/png",
                Width = picture.Width,
                Height = picture.Height,
                Seed = seeds[i],
            };
        }
    }

    // Pictures of a batch are drawn step by step together: progress counts them as if they came one after the other.
    private GenerationProgress Progress(GenerationRequest request, SamplingSettings settings, int first, int count, int step, long began)
    {
        var all = request.Count * (double)settings.Steps;
        var done = (first * (double)settings.Steps) + (count * (double)step);
        var elapsed = time.GetElapsedTime(began);
        return new GenerationProgress
        {
            ImageIndex = Math.Min(request.Count - 1, (int)(done / settings.Steps)),
            ImageCount = request.Count,
            Step = done >= all ? settings.Steps : (int)(done % settings.Steps),
            TotalSteps = settings.Steps,
            Elapsed = elapsed,
            Remaining = elapsed * ((all - done) / done),
        };
    }
}
