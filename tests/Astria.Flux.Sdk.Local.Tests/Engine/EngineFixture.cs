using Astria.Flux.Imaging;
using Astria.Flux.Local.Engine;
using Astria.Flux.Local.Jobs;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Training;

namespace Astria.Flux.Local.Tests.Engine;

/// <summary>A folder with a tiny model and two photos, and engines over it; a second engine stands for a second process.</summary>
internal sealed class EngineFixture : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("flux-engine-").FullName;
    private readonly List<LocalEngine> _engines = [];

    public EngineFixture() => TinyModel.Save(ModelPath);

    public string ModelPath => Path.Combine(_folder, "model.safetensors");

    public static TrainingImage Photo(string name, byte shade)
    {
        var rgba = Enumerable.Range(0, 40 * 40).SelectMany(i => new byte[] { (byte)(i % 40 * 6), shade, (byte)(i / 40 * 6), 255 }).ToArray();
        return TrainingImage.FromBytes(name, PictureCodec.EncodePng(new Picture(40, 40, rgba)));
    }

    public string WorkDirectory => Path.Combine(_folder, "work");

    public static TrainingRequest Request(long steps, int batch = 2) => new(
        new TrainingPlanner().Plan(2, FluxPresets.Portrait, new TrainingOverrides
        {
            Steps = steps,
            SubjectClass = "toy",
            Lora = FluxPresets.Portrait.Lora with { Rank = 2, Alpha = 2, BatchSize = batch, LearningRate = 1e-3 },
        }),
        [Photo("a.png", 20), Photo("b.png", 220)]);

    public (LocalTrainer Trainer, LocalGenerator Generator) NewEngine(int threads = 2)
    {
        var engine = new LocalEngine(Options(ModelPath, WorkDirectory, threads));
        _engines.Add(engine);
        return (new LocalTrainer(engine, "local", TimeProvider.System), new LocalGenerator(engine, new WorkDirectoryShelf(engine.WorkDirectory), TimeProvider.System));
    }

    public static LocalEngineOptions Options(string modelPath, string workDirectory, int threads) =>
        new() { ModelPath = modelPath, WorkDirectory = workDirectory, Threads = threads, PriorPictures = 2, LearningRateScale = 4 };

    /// <summary>Starts a job and closes the engines in the middle of its training.</summary>
    /// <returns>The job, and the last step it made.</returns>
    public Task<(TrainingJob Job, long StoppedAt)> StartAndCloseAsync(long steps) => StartAndCloseAsync(Request(steps));

    /// <summary>The same with a request of one's own.</summary>
    public async Task<(TrainingJob Job, long StoppedAt)> StartAndCloseAsync(TrainingRequest request)
    {
        const int middle = 4;
        var (trainer, _) = NewEngine(threads: 3);
        var engine = _engines[^1];
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stoppedAt = 0L;
        var listener = new Listener(progress =>
        {
            if (progress.Stage != TrainingStage.Training) return;
            stoppedAt = progress.Step;
            if (progress.Step < middle) return;
            reached.TrySetResult();
            engine.Closing.WaitHandle.WaitOne();
        });

        var (job, waiting) = await BeginAsync(engine, trainer, request, listener);
        await reached.Task;
        CloseEngines();
        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();
        return (job, stoppedAt);
    }

    /// <summary>Runs a job whose listener hears everything. The trainer is that of the newest engine.</summary>
    public async Task<Tune> TrainHeardAsync(LocalTrainer trainer, TrainingRequest request, IProgress<TrainingProgress> listener) =>
        await (await BeginAsync(_engines[^1], trainer, request, listener)).Waiting;

    // The engine is kept busy until somebody listens: a job this small would be over before.
    private static async Task<(TrainingJob Job, Task<Tune> Waiting)> BeginAsync(LocalEngine engine, LocalTrainer trainer, TrainingRequest request, IProgress<TrainingProgress> listener)
    {
        using var free = new ManualResetEventSlim();
        var busy = engine.RunAsync((_, stop) => { free.Wait(stop); return 0; }, CancellationToken.None);
        var job = await trainer.SubmitAsync(request);
        var waiting = trainer.WaitAsync(job, listener);
        free.Set();
        await busy;
        return (job, waiting);
    }

    public void CloseEngines()
    {
        foreach (var engine in _engines) engine.Dispose();
        _engines.Clear();
    }

    public void Dispose()
    {
        CloseEngines();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class Listener(Action<TrainingProgress> tell) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => tell(value);
    }
}
