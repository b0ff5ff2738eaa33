using Astria.Flux.Generation;
using Microsoft.Extensions.AI;

namespace Astria.Flux.AI;

/// <summary>Reads what a call asks for as a request to a FLUX engine, with every fault.</summary>
internal sealed class ImageRequests(IImageGenerator generator, FluxImageGeneratorOptions settings)
{
    public async ValueTask<(GenerationRequest Request, IProgress<GenerationProgress>? Progress)> ReadAsync(
        ImageGenerationRequest asked, ImageGenerationOptions options, CancellationToken cancellationToken)
    {
        var faults = new List<FluxFault>();
        var properties = new PropertyReader(options.AdditionalProperties, faults);
        var raw = options.RawRepresentationFactory?.Invoke(generator) as GenerationRequest;
        var preset = Preset(properties, faults);
        var start = Start(asked, faults);
        var size = Size(options, faults);
        Refuse(options, faults);
        var tunes = new TuneNames(faults);
        tunes.Read(properties.Value(FluxImageProperties.Tunes));
        if (options.ModelId is { Length: > 0 } model && model != settings.DefaultModelId) tunes.Add(model, 1);
        var seed = properties.Whole(FluxImageProperties.Seed);
        var steps = properties.Int32(FluxImageProperties.Steps);
        var guidance = properties.Number(FluxImageProperties.Guidance);
        var trueGuidance = properties.Number(FluxImageProperties.TrueGuidance);
        var negative = properties.Text(FluxImageProperties.NegativePrompt);
        var strength = properties.Number(FluxImageProperties.Strength);
        var previewEvery = properties.Int32(FluxImageProperties.PreviewEvery);
        var progress = properties.Instance<IProgress<GenerationProgress>>(FluxImageProperties.Progress);
        properties.RefuseUnknown();

        var prompt = string.IsNullOrWhiteSpace(asked.Prompt) ? raw?.Prompt : asked.Prompt;
        if (string.IsNullOrWhiteSpace(prompt)) faults.Add(new(nameof(asked.Prompt), "is blank; say what is to be seen."));
        if (faults.Count > 0) throw Refused(faults);

        var (found, tags) = await FindAsync(tunes, cancellationToken).ConfigureAwait(false);
        var begun = raw ?? new GenerationRequest(prompt!);
        var usual = new GenerationRequest(prompt!);
        var request = begun with
        {
            Prompt = tags.Length == 0 ? prompt! : $"{tags} {prompt}",
            Count = begun.Count != usual.Count ? begun.Count : options.Count ?? usual.Count,
            Size = begun.Size ?? size ?? preset.Size,
            Seed = begun.Seed ?? seed,
            Steps = begun.Steps ?? steps ?? preset.Steps,
            Guidance = begun.Guidance ?? guidance ?? preset.Guidance,
            TrueGuidance = begun.TrueGuidance ?? trueGuidance ?? preset.TrueGuidance,
            NegativePrompt = begun.NegativePrompt ?? negative ?? preset.NegativePrompt,
            StartImage = begun.StartImage.IsEmpty ? start : begun.StartImage,
            Strength = begun.Strength != usual.Strength ? begun.Strength : strength ?? preset.Strength ?? usual.Strength,
            PreviewEvery = begun.PreviewEvery ?? previewEvery,
            Tunes = [.. begun.Tunes, .. found, .. preset.Tunes],
        };
        return request.Validate() is { Count: > 0 } more ? throw Refused(more) : (request, progress);
    }

    private static FluxPolicyException Refused(IReadOnlyList<FluxFault> faults) => new("These pictures can't be drawn; nothing was.", faults);

    private FluxImagePreset Preset(PropertyReader properties, List<FluxFault> faults)
    {
        if (properties.Text(FluxImageProperties.Preset) is not { } name) return new();
        if (settings.Presets.TryGetValue(name, out var preset)) return preset;
        var known = settings.Presets.Count == 0 ? "there are none" : $"known are {string.Join(", ", settings.Presets.Keys)}";
        faults.Add(new(FluxImageProperties.Preset, $"is '{name}'; {known}."));
        return new();
    }

    private static ReadOnlyMemory<byte> Start(ImageGenerationRequest asked, List<FluxFault> faults)
    {
        AIContent[] originals = [.. asked.OriginalImages ?? []];
        if (originals.Length > 1) faults.Add(new(nameof(asked.OriginalImages), Invariant($"are {originals.Length}; FLUX starts from one picture.")));
        if (originals.Length != 1) return default;
        if (originals[0] is DataContent data && data.HasTopLevelMediaType("image") && !data.Data.IsEmpty) return data.Data;
        var kind = originals[0] switch
        {
            UriContent => "an address; download the picture and give its bytes",
            DataContent content => $"{content.MediaType}; give an encoded picture",
            null => "null",
            var other => $"{other.GetType().Name}; give a {nameof(DataContent)} with a picture",
        };
        faults.Add(new($"{nameof(asked.OriginalImages)}[0]", $"is {kind}."));
        return default;
    }

    private static ImageSize? Size(ImageGenerationOptions options, List<FluxFault> faults)
    {
        if (options.ImageSize is not { } size) return null;
        try
        {
            return new(size.Width, size.Height);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            // Its message names the nearest size that there is.
            faults.Add(new(nameof(options.ImageSize), Invariant($"is {size.Width}×{size.Height}. {exception.Message.Split('\n', '(')[0].Trim()}")));
            return null;
        }
    }

    private void Refuse(ImageGenerationOptions options, List<FluxFault> faults)
    {
        if (options.MediaType is { } mediaType && !mediaType.StartsWith("image/", StringComparison.OrdinalIgnoreCase))
            faults.Add(new(nameof(options.MediaType), $"is '{mediaType}'; only pictures are drawn, such as image/png."));
        if (options.ResponseFormat == ImageGenerationResponseFormat.Hosted)
            faults.Add(new(nameof(options.ResponseFormat), "is Hosted; nothing is hosted here. Ask for Data, or for Uri."));
        if (options.ResponseFormat == ImageGenerationResponseFormat.Uri && settings.Publish is null)
            faults.Add(new(nameof(options.ResponseFormat), $"is Uri, and there is nowhere to put pictures; set {nameof(FluxImageGeneratorOptions)}.{nameof(settings.Publish)}, or ask for Data."));
    }

    private async ValueTask<(List<WeightedTune> Tunes, string Tags)> FindAsync(TuneNames names, CancellationToken cancellationToken)
    {
        var tunes = new List<WeightedTune>(names.Tunes);
        var tags = new List<string>();
        foreach (var (id, weight) in names.Ids)
        {
            var tune = settings.FindTune is { } find ? await find(id, cancellationToken).ConfigureAwait(false) : null;
            if (tune is not null) tunes.Add(new(tune, weight));
            else tags.Add(Invariant($"<lora:{id}:{weight}>"));
        }

        return (tunes, string.Join(' ', tags));
    }
}
