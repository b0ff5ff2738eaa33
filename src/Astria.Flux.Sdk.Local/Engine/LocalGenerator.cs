using Astria.Flux.Generation;
using Astria.Flux.Imaging;
using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Pictures;
using Astria.Flux.Local.Sampling;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Engine;

/// <summary>Draws pictures inside the process. The same request draws the same pictures; picture i depends on its own seed alone.</summary>
internal sealed class LocalGenerator(InProcessEngine engine, ILoraShelf shelf, TimeProvider time) : IFluxGenerator
{
    // The seed that Astria's worker starts from when none is asked for.
    private const long DefaultSeed = 42;

    public Task<GenerationResult> GenerateAsync(GenerationRequest request, IProgress<GenerationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfInvalid();
        var drawing = Drawing.Of(request, shelf);
        return engine.RunAsync((session, stop) => Generate(session, drawing, progress, stop), cancellationToken);
    }

    private GenerationResult Generate(EngineSession session, Drawing drawing, IProgress<GenerationProgress>? progress, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var settings = drawing.Settings(session);
        var loras = drawing.Loras.Select(lora => (Weights: Load(session, lora.File), lora.Weight)).ToList();
        session.Model.Foresee([drawing.Prompt, settings.Negative], null, cancellationToken);
        try
        {
            foreach (var (weights, weight) in loras) session.Model.Attach(weights, (float)weight);
            var images = new List<GeneratedImage>();
            while (images.Count < drawing.Request.Count) images.AddRange(Draw(session, drawing, settings, images.Count, began, progress, cancellationToken));
            return new GenerationResult { Images = images, Prompt = drawing.Prompt, Elapsed = time.GetElapsedTime(began) };
        }
        finally
        {
            session.Model.DetachAll();
        }
    }

    private static LoraWeights Load(EngineSession session, string path)
    {
        using var file = SafetensorsFile.Open(path);
        return LoraFile.Read(file, session.Model.Config);
    }

    private IEnumerable<GeneratedImage> Draw(
        EngineSession session,
        Drawing drawing,
        SamplingSettings settings,
        int first,
        long began,
        IProgress<GenerationProgress>? progress,
        CancellationToken cancellationToken)
    {
        var request = drawing.Request;
        var count = Math.Min(session.Model.PicturesAtOnce, request.Count - first);
        long[] seeds = [.. Enumerable.Range(first, count).Select(i => (request.Seed ?? DefaultSeed) + i)];
        var latents = new PictureSampler(session.Model).Draw(
            [.. Enumerable.Repeat(drawing.Prompt, count)],
            seeds,
            settings,
            moment => progress?.Report(Progress(request, first, count, moment, began) with { Previews = Previews(session, request, settings, moment, first, seeds) }),
            cancellationToken);
        return latents.Select((latent, i) => Image(session, settings, latent, first + i, seeds[i]));
    }

    private static List<GeneratedImage> Previews(EngineSession session, GenerationRequest request, SamplingSettings settings, SamplingMoment moment, int first, long[] seeds) =>
        request.PreviewEvery is { } every && moment.Done % every == 0 && moment.Done < moment.Steps
            ? [.. seeds.Select((seed, i) => Image(session, settings, moment.Guess(i), first + i, seed))]
            : [];

    private static GeneratedImage Image(EngineSession session, SamplingSettings settings, float[] latent, int index, long seed)
    {
        var encoder = session.Model.AutoEncoder;
        var rows = settings.Rows * session.Model.TokenSide / encoder.Factor;
        var columns = settings.Columns * session.Model.TokenSide / encoder.Factor;
        var picture = PictureValues.ToPicture(encoder.Decode(latent, rows, columns), columns * encoder.Factor, rows * encoder.Factor);
        return new GeneratedImage
        {
            Index = index,
            Content = PictureCodec.EncodePng(picture),
            MediaType = "image/png",
            Width = picture.Width,
            Height = picture.Height,
            Seed = seed,
        };
    }

    // Pictures of a batch are drawn step by step together: progress counts them as if they came one after the other.
    private GenerationProgress Progress(GenerationRequest request, int first, int count, SamplingMoment moment, long began)
    {
        var all = request.Count * (double)moment.Steps;
        var done = (first * (double)moment.Steps) + (count * (double)moment.Done);
        var elapsed = time.GetElapsedTime(began);
        return new GenerationProgress
        {
            ImageIndex = Math.Min(request.Count - 1, (int)(done / moment.Steps)),
            ImageCount = request.Count,
            Step = done >= all ? moment.Steps : (int)(done % moment.Steps),
            TotalSteps = moment.Steps,
            Elapsed = elapsed,
            Remaining = elapsed * ((all - done) / done),
        };
    }
}
