using System.Globalization;
using System.Reflection;
using Astria.Flux.Imaging;
using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Engine;
using Astria.Flux.Local.Pictures;
using Astria.Flux.Local.Training;
using Astria.Flux.Presets;
using Astria.Flux.Training;

namespace Astria.Flux.Local.Jobs;

/// <summary>Runs one job from its folder: photos and prior pictures, then the steps, then the LoRA's file.</summary>
internal sealed class TrainingRun(EngineSession session, JobFolder folder, TimeProvider time, Action<TrainingProgress> report, CancellationToken cancellationToken)
{
    // Of the loss that is reported: single steps jump about.
    private const double Smoothing = 0.95;

    // How often a cancellation by another process is looked for.
    private const int StepsBetweenLooks = 10;

    private readonly long _began = time.GetTimestamp();
    private double? _loss;

    public Tune Execute()
    {
        var record = folder.ReadRecord();
        Report(TrainingStage.Preparing, record, 0, message: "reading the photos");
        var subject = ReadPhotos(record);
        var prior = new PriorPictures(session.Model, session.Pool, session.Arena).Draw(
            PriorCaptions.Choose(session.Model.Captions, record.Job.SubjectClass, session.Options.PriorPictures, record.Seed),
            (float)session.Options.DefaultGuidance,
            record.Seed,
            share => Report(TrainingStage.Preparing, record, 0, message: string.Create(CultureInfo.InvariantCulture, $"drawing what it knows already, {share:P0}")),
            cancellationToken);
        var lora = Train(record, subject, prior);
        Report(TrainingStage.Saving, record, record.Steps);
        return Save(record, lora);
    }

    private static string Caption(JobRecord record, JobPhoto photo, Picture picture)
    {
        if (!string.IsNullOrWhiteSpace(photo.Caption)) return WithSubject(record, photo.Caption);
        var ground = PlainGround.Name(picture);
        return $"{record.Job.Token} {record.Job.SubjectClass}" + (ground is null ? "" : $" on {ground}");
    }

    // A caption that does not name the subject teaches everything but the subject.
    private static string WithSubject(JobRecord record, string caption) =>
        caption.Contains(record.Job.Token, StringComparison.OrdinalIgnoreCase) ? caption : $"{record.Job.Token} {record.Job.SubjectClass}, {caption}";

    private List<TrainingSample> ReadPhotos(JobRecord record)
    {
        var views = new SquareViews(session.Model);
        var samples = new List<TrainingSample>();
        foreach (var photo in record.Photos)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var picture = PictureCodec.Decode(folder.ReadPhoto(photo), photo.Name);
            samples.Add(new TrainingSample(views.Of(picture, record.Seed, samples.Count), Caption(record, photo, picture)));
        }

        return samples;
    }

    private LoraWeights Train(JobRecord record, List<TrainingSample> subject, IReadOnlyList<TrainingSample> prior)
    {
        var batch = record.Batch * session.Options.BatchScale;
        var settings = new LoraSettings
        {
            Steps = record.Steps,
            Batch = batch,
            PriorBatch = prior.Count == 0 ? 0 : batch,
            Targets = new LoraTargetSet(record.Targets),
            Rank = record.Rank,
            Alpha = (float)record.Alpha,
            LearningRate = (float)(record.LearningRate * session.Options.LearningRateScale),
            RateAt = LearningRates.For(record.Schedule, record.WarmupSteps, record.Steps),
            CaptionDropout = record.CaptionDropout,
            Seed = record.Seed,
        };
        var firstStep = time.GetTimestamp();
        return new LoraTrainer(session.Model, session.Pool, session.Arena).Train(subject, prior, settings, OnStep, cancellationToken);

        void OnStep(int step, double loss)
        {
            _loss = _loss is { } before ? (Smoothing * before) + ((1 - Smoothing) * loss) : loss;
            if (step % StepsBetweenLooks == 0 && folder.IsCancelled) throw new OperationCanceledException("The job was cancelled.");
            Report(TrainingStage.Training, record, step, time.GetElapsedTime(firstStep) * ((double)(record.Steps - step) / step));
        }
    }

    private Tune Save(JobRecord record, LoraWeights lora)
    {
        var metadata = Metadata(record);
        KohyaLoraFile.Write(folder.LoraPath, lora with { Metadata = metadata });
        var tune = new Tune
        {
            Id = record.Job.Id,
            Engine = record.Job.Engine,
            Token = record.Job.Token,
            SubjectClass = record.Job.SubjectClass,
            Title = record.Job.Title,
            FilePath = folder.LoraPath,
            Preset = record.Job.Preset,
            Steps = record.Steps,
            TrainedAt = time.GetUtcNow(),
            Metadata = metadata,
        };
        folder.Succeed(tune);
        return tune;
    }

    // ss_… are the names kohya's tools read; the rest is what would be asked of a file found in a year.
    private Dictionary<string, string> Metadata(JobRecord record)
    {
        var preset = record.Job.Preset.Split('@');
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["astria.preset"] = preset[0],
            ["astria.revision"] = preset[^1],
            ["astria.steps"] = Invariant(record.Steps),
            ["astria.token"] = record.Job.Token,
            ["astria.subject_class"] = record.Job.SubjectClass,
            ["astria.images"] = Invariant(record.Photos.Count),
            ["astria.seed"] = Invariant(record.Seed),
            ["astria.version"] = Version,
            ["astria.engine"] = record.Job.Engine,
            ["astria.preprocessing"] = "centre square and closer crops",
            ["astria.targets"] = record.Targets,
            ["ss_network_module"] = "networks.lora_flux",
            ["ss_network_dim"] = Invariant(record.Rank),
            ["ss_network_alpha"] = Invariant(record.Alpha),
            ["ss_learning_rate"] = Invariant(record.LearningRate * session.Options.LearningRateScale),
            ["ss_max_train_steps"] = Invariant(record.Steps),
        };
        if (record.Job is { PresetJson: { } json, PresetSha256: { } fingerprint })
        {
            metadata["astria.preset_json"] = json;
            metadata["astria.preset_sha256"] = fingerprint;
        }

        return metadata;

        static string Invariant(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
    }

    private static string Version => typeof(TrainingRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private void Report(TrainingStage stage, JobRecord record, int step, TimeSpan? remaining = null, string? message = null) => report(new TrainingProgress
    {
        Stage = stage,
        Step = step,
        TotalSteps = record.Steps,
        Loss = _loss,
        Elapsed = time.GetElapsedTime(_began),
        Remaining = remaining,
        Message = message,
    });
}
