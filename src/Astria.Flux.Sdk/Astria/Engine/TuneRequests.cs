using System.Globalization;
using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Images;
using Astria.Flux.Astria.Prompts;
using Astria.Flux.Astria.Tunes;
using Astria.Flux.Presets;
using Astria.Flux.Training;

namespace Astria.Flux.Astria.Engine;

/// <summary>Writes a training the way the service takes it, and finds what it would refuse or do otherwise.</summary>
internal static class TuneRequests
{
    // The source of the service's worker: it trains no more.
    private const long MostSteps = 5000;

    public static async Task<TuneRequest> OfAsync(TrainingRequest training, string title, Uri? callback, AstriaEngineOptions options, CancellationToken cancellationToken)
    {
        var faults = new List<FluxFault>();
        var plan = training.Plan;
        if (plan.Steps.Steps > MostSteps) faults.Add(new("Plan.Steps", Invariant($"are {plan.Steps.Steps}; the service trains at most {MostSteps}.")));
        var args = HyperparameterArgs(plan.Preset, plan.Lora, options, faults);
        await CheckPhotosAsync(training.Images, faults, cancellationToken).ConfigureAwait(false);
        if (faults.Count > 0) throw new FluxPolicyException("This training can't be submitted to Astria; nothing was sent.", faults);
        return new()
        {
            Title = title,
            ClassName = training.SubjectClass,
            Token = training.Token,
            Branch = TuneBranch.Flux1,
            BaseTuneId = PromptTarget.Flux1DevId,
            ModelType = TuneModelType.Lora,
            Preset = plan.Preset.ApiName,
            Steps = (int?)plan.Steps.Steps,
            FaceCrop = plan.Preset.Preprocessing.FaceCrop ? true : null,
            Callback = callback?.AbsoluteUri,
            Args = args,
            Images = Files(training.Images),
        };
    }

    // The service trains a preset's own values; others go along only as arguments it doesn't document.
    private static string? HyperparameterArgs(FluxPreset preset, LoraHyperparameters lora, AstriaEngineOptions options, List<FluxFault> faults)
    {
        var builtIn = FluxPresets.All.FirstOrDefault(known => known.ApiName == preset.ApiName);
        if (builtIn is not null && builtIn.Lora == lora) return null;
        if (!options.SendHyperparameters)
        {
            faults.Add(new("Plan.Lora", $"differs from what the service trains for '{preset.ApiName ?? "high"}'; plan with the preset's own values, or set {nameof(options.SendHyperparameters)}."));
            return null;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"learning_rate={lora.LearningRate:R} lora_rank={lora.Rank} lora_alpha={lora.Alpha} train_batch={lora.BatchSize}");
    }

    private static async Task CheckPhotosAsync(IReadOnlyList<TrainingImage> images, List<FluxFault> faults, CancellationToken cancellationToken)
    {
        foreach (var image in images)
        {
            try
            {
                var stream = await image.OpenReadAsync(cancellationToken).ConfigureAwait(false);
                await using (stream.ConfigureAwait(false))
                {
                    var beginning = new byte[ImageHeader.LeastBytes];
                    var count = await stream.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                    if (ImageHeader.Read(beginning.AsSpan(0, count)) is not { MediaType: not "video/mp4" })
                        faults.Add(new(image.Name, "is no picture that is known: JPEG, PNG, WebP or HEIC."));
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                faults.Add(new(image.Name, "can't be read: " + exception.GetType().Name));
            }
        }
    }

    private static List<AstriaFile> Files(IReadOnlyList<TrainingImage> images)
    {
        var files = new List<AstriaFile>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < images.Count; i++)
        {
            // Captions belong to photos by their base name, so those must differ.
            var image = images[i];
            var name = names.Add(Path.GetFileNameWithoutExtension(image.Name)) ? image.Name : Invariant($"{i:D4}-{image.Name}");
            files.Add(AstriaFile.FromSource(name, image.OpenReadAsync));
            if (image.Caption is { Length: > 0 } caption)
                files.Add(AstriaFile.FromBytes(Path.ChangeExtension(name, ".txt"), System.Text.Encoding.UTF8.GetBytes(caption)));
        }

        return files;
    }
}
