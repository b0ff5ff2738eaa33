using System.Collections.Concurrent;
using System.Globalization;
using Astria.Flux.Generation;
using Astria.Flux.Imaging;
using Astria.Flux.Local.Engine;
using Astria.Flux.Local.Jobs;
using Astria.Flux.Local.Tests.Engine;
using Astria.Flux.Local.Weights;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Training;

namespace Astria.Flux.Local.Tests.Jobs;

/// <summary>What may be asked of a training, asked of a whole job: from the request to the file.</summary>
internal sealed class WholeJobTests
{
    private EngineFixture _fixture = null!;
    private LocalTrainer _trainer = null!;
    private LocalGenerator _generator = null!;

    [SetUp]
    public void Open()
    {
        _fixture = new EngineFixture();
        (_trainer, _generator) = _fixture.NewEngine();
    }

    [TearDown]
    public void Close() => _fixture.Dispose();

    [Test]
    public async Task Previews_come_every_so_many_steps_and_at_the_end_and_stay_in_the_jobs_folder()
    {
        var heard = new Listener();
        var options = new TrainingOptions { PreviewPrompts = ["ohwx toy", "red apple"], PreviewEvery = 2 };

        var tune = await TrainAsync(Request(5) with { Options = options }, heard);

        var shown = heard.Reports.Where(report => report.Previews.Count > 0).ToList();
        shown.Select(report => report.Step).Should().Equal(2, 4, 5);
        shown.Should().OnlyContain(report => report.Previews.Select(preview => preview.Prompt).SequenceEqual(options.PreviewPrompts));
        PictureCodec.Decode(shown[0].Previews[0].Content, "preview").Width.Should().Be(32);
        shown[0].Previews[0].Content.ToArray().Should().NotEqual(shown[^1].Previews[0].Content.ToArray());
        Directory.EnumerateFiles(Path.Combine(FolderOf(tune), "previews")).Select(Path.GetFileName).Should().BeEquivalentTo(
            "step-000002-1.png", "step-000002-2.png", "step-000004-1.png", "step-000004-2.png", "step-000005-1.png", "step-000005-2.png");
    }

    [Test]
    public async Task Previews_drawn_before_anybody_listened_are_heard_once_by_who_listens_first()
    {
        var (first, second) = (new Listener(), new Listener());
        var job = await _trainer.SubmitAsync(Request(5) with { Options = new TrainingOptions { PreviewPrompts = ["ohwx toy"], PreviewEvery = 2 } });
        await _trainer.WaitAsync(job);

        await _trainer.WaitAsync(job, first);
        await _trainer.WaitAsync(job, second);

        first.Reports.Where(report => report.Previews.Count > 0).Select(report => report.Step).Should().Equal(2, 4, 5);
        second.Reports.Should().ContainSingle().Which.Should().BeSameAs(first.Reports.Last());
    }

    [Test]
    public async Task The_last_preview_is_what_is_drawn_with_the_tune()
    {
        var heard = new Listener();
        var tune = await TrainAsync(Request(4) with { Seed = 3, Options = new TrainingOptions { PreviewPrompts = ["ohwx toy"], PreviewEvery = 100 } }, heard);

        var drawn = await _generator.GenerateAsync(new GenerationRequest("ohwx toy") { Tunes = [tune], Seed = 3 });

        heard.Reports.Last(report => report.Previews.Count > 0).Previews[0].Content.ToArray().Should().Equal(drawn.Images[0].Content.ToArray());
    }

    [Test]
    public async Task Looking_on_changes_nothing_that_is_learned()
    {
        var unseen = await LearnedAsync(Request(6));

        (await LearnedAsync(Request(6) with { Options = new TrainingOptions { PreviewPrompts = ["ohwx toy"], PreviewEvery = 1, CheckpointEvery = 1 } })).Should().Equal(unseen);
    }

    [Test]
    public async Task In_aspect_buckets_photos_keep_their_shape_and_square_ones_are_what_they_were()
    {
        TrainingImage[] oblong = [Photo("wide.png", 80, 40), Photo("high.png", 40, 80), Photo("square.png", 40, 40)];
        TrainingImage[] square = [Photo("a.png", 40, 40), Photo("b.png", 48, 48)];
        var buckets = new TrainingOptions { AspectBuckets = true };

        var kept = await TrainAsync(Request(6, oblong) with { Options = buckets });

        Numbers(kept).Should().NotEqual(await LearnedAsync(Request(6, oblong)));
        (await LearnedAsync(Request(6, square) with { Options = buckets })).Should().Equal(await LearnedAsync(Request(6, square)));
        Note(kept, "astria.preprocessing").Should().StartWith("aspect buckets");
    }

    [Test]
    public async Task Where_the_preset_masks_the_subject_what_is_transparent_counts_little_and_opaque_photos_are_what_they_were()
    {
        TrainingImage[] cutOut = [Photo("a.png", 40, 40, transparent: true), Photo("b.png", 40, 40, transparent: true)];
        TrainingImage[] whole = [Photo("a.png", 40, 40), Photo("b.png", 40, 40)];

        var masked = await TrainAsync(Request(6, cutOut, masked: true));

        Numbers(masked).Should().NotEqual(await LearnedAsync(Request(6, cutOut)));
        (await LearnedAsync(Request(6, whole, masked: true))).Should().Equal(await LearnedAsync(Request(6, whole)));
        Note(masked, "astria.preprocessing").Should().Contain("transparent parts count little");
    }

    [Test]
    public async Task Held_out_photos_are_looked_at_as_often_as_asked_and_stopping_is_advised_once_they_get_worse()
    {
        var heard = new Listener();

        // So large a rate that what helps all three photos is learned in five steps, and then only what helps two.
        var request = Request(40, [Photo("a.png", 40, 40), Photo("b.png", 40, 40), Photo("c.png", 40, 40)], rate: 0.05);
        var tune = await TrainAsync(request with { Options = new TrainingOptions { HeldOutImages = 1, ValidateEvery = 5 } }, heard);

        var seen = heard.Reports.Where(report => report.Stage == TrainingStage.Training).Select(report => report.Validation!).ToList();
        seen.Select(validation => validation.Step).Distinct().Should().Equal(0, 5, 10, 15, 20, 25, 30, 35, 40);
        var last = seen[^1];
        last.StopAdvised.Should().BeTrue();
        last.BestLoss.Should().BeLessThan(last.Loss);
        last.BestStep.Should().BeLessThan(30);
        seen.First().StopAdvised.Should().BeFalse();
        Note(tune, "astria.held_out_best_step").Should().Be(last.BestStep.ToString(CultureInfo.InvariantCulture));
        Note(tune, "astria.steps").Should().Be("40", "the advice is the caller's to take");
    }

    [Test]
    public async Task What_is_held_out_is_not_trained_on()
    {
        var options = new TrainingOptions { HeldOutImages = 1 };
        TrainingImage[] photos = [Photo("a.png", 40, 40), Photo("b.png", 40, 40), Photo("c.png", 40, 40)];
        var learned = await LearnedAsync(Request(6, photos) with { Options = options });
        var unchanged = 0;

        for (var i = 0; i < photos.Length; i++)
        {
            var replaced = photos.ToArray();
            replaced[i] = EngineFixture.Photo(photos[i].Name, 250);
            if ((await LearnedAsync(Request(6, replaced) with { Options = options })).SequenceEqual(learned)) unchanged++;
        }

        unchanged.Should().Be(1, "one of the three is only looked at");
    }

    [Test]
    public async Task An_average_of_the_weights_is_what_is_saved_and_survives_a_stop()
    {
        var options = new TrainingOptions { AverageDecay = 0.99, CheckpointEvery = 1000 };
        var averaged = await LearnedAsync(Request(60) with { Options = options });
        var last = await LearnedAsync(Request(60));
        averaged.Should().NotEqual(last);

        var job = await StopInTheMiddleAsync(Request(60) with { Options = options });
        var (second, _) = _fixture.NewEngine();

        Numbers(await second.WaitAsync(job)).Should().Equal(averaged);
    }

    [Test]
    public async Task Pictures_the_base_drew_are_drawn_again_when_the_file_that_keeps_them_was_tampered_with()
    {
        var straight = await LearnedAsync(Request(60));
        var job = await StopInTheMiddleAsync(Request(60));
        var drawn = Path.Combine(_fixture.WorkDirectory, "jobs", job.Id, "drawn.safetensors");
        var content = await File.ReadAllBytesAsync(drawn);

        // The last number of the last picture.
        content[^2] ^= 0x40;
        await File.WriteAllBytesAsync(drawn, content);
        var (second, _) = _fixture.NewEngine();
        var heard = new Listener();

        var tune = await second.WaitAsync(job, heard);

        heard.Reports.Should().Contain(report => report.Message != null && report.Message.StartsWith("drawing what it knows already", StringComparison.Ordinal));
        Numbers(tune).Should().Equal(straight);
    }

    [Test]
    public async Task Pictures_the_base_drew_are_not_drawn_again_when_all_is_well()
    {
        var job = await StopInTheMiddleAsync(Request(60));
        var (second, _) = _fixture.NewEngine();
        var heard = new Listener();

        await second.WaitAsync(job, heard);

        heard.Reports.Should().NotContain(report => report.Message != null && report.Message.StartsWith("drawing what it knows already", StringComparison.Ordinal));
    }

    [Test]
    public async Task The_leak_is_measured_and_written_into_the_file()
    {
        var tune = await TrainAsync(Request(6) with { Options = new TrainingOptions { PriorPictures = 2 } });

        double.Parse(Note(tune, "astria.leak"), CultureInfo.InvariantCulture).Should().BeInRange(0, 2);
    }

    [TestCase(LearningRateSchedule.Constant)]
    [TestCase(LearningRateSchedule.Cosine)]
    [TestCase(LearningRateSchedule.Polynomial)]
    public async Task Every_schedule_law_of_times_and_accumulation_reaches_the_training(LearningRateSchedule schedule)
    {
        var plain = Request(5);
        var request = plain with { Plan = plain.Plan with { Lora = plain.Plan.Lora with { Schedule = schedule, WarmupSteps = 2 } } };
        var learned = await LearnedAsync(request);

        learned.Should().NotEqual(await LearnedAsync(plain), "it warms up");
        (await LearnedAsync(request with { Options = new TrainingOptions { Accumulation = 3 } })).Should().NotEqual(learned);
        (await LearnedAsync(request with { Options = new TrainingOptions { LongestGradient = 1e-3, WeightDecay = 0.5 } })).Should().NotEqual(learned);
        foreach (var law in (TimestepSampling[])[new() { Distribution = TimestepDistribution.Uniform }, new() { Distribution = TimestepDistribution.LogitNormal, Mean = 1 }, new() { ShiftByResolution = true }, new() { Shift = 3 }])
        {
            (await LearnedAsync(request with { Options = new TrainingOptions { Timesteps = law } })).Should().NotEqual(learned, law.ToString());
        }
    }

    private static TrainingImage Photo(string name, int width, int height, bool transparent = false)
    {
        var rgba = new byte[width * height * Picture.BytesPerPixel];
        for (var i = 0; i < width * height; i++)
        {
            var (x, y) = (i % width, i / width);
            rgba[4 * i] = (byte)(x * 255 / width);
            rgba[(4 * i) + 1] = (byte)(name[0] * 37);
            rgba[(4 * i) + 2] = (byte)(y * 255 / height);
            rgba[(4 * i) + 3] = transparent && x < width / 2 ? (byte)0 : (byte)255;
        }

        return TrainingImage.FromBytes(name, PictureCodec.EncodePng(new Picture(width, height, rgba)));
    }

    private static TrainingRequest Request(long steps, TrainingImage[]? photos = null, bool masked = false, double rate = 1e-3)
    {
        photos ??= [EngineFixture.Photo("a.png", 20), EngineFixture.Photo("b.png", 220)];
        var preset = FluxPresets.Portrait with { Preprocessing = FluxPresets.Portrait.Preprocessing with { SubjectMask = masked } };
        return new TrainingRequest(
            new TrainingPlanner().Plan(photos.Length, preset, new TrainingOverrides
            {
                Steps = steps,
                SubjectClass = "toy",
                Lora = FluxPresets.Portrait.Lora with { Rank = 2, Alpha = 2, BatchSize = 2, LearningRate = rate },
            }),
            photos);
    }

    private static float[] Numbers(Tune tune)
    {
        using var file = SafetensorsFile.Open(tune.FilePath!);
        return [.. file.Tensors.Keys.Order(StringComparer.Ordinal).SelectMany(file.ReadFloats)];
    }

    private static string Note(Tune tune, string key)
    {
        using var file = SafetensorsFile.Open(tune.FilePath!);
        return file.Metadata[key];
    }

    private static string FolderOf(Tune tune) => Path.GetDirectoryName(tune.FilePath)!;

    private async Task<Tune> TrainAsync(TrainingRequest request, Listener? listener = null)
    {
        // The engine is kept busy until the listener listens: it is to hear everything.
        return listener is null
            ? await _trainer.WaitAsync(await _trainer.SubmitAsync(request))
            : await _fixture.TrainHeardAsync(_trainer, request, listener);
    }

    private async Task<float[]> LearnedAsync(TrainingRequest request) => Numbers(await TrainAsync(request));

    private async Task<TrainingJob> StopInTheMiddleAsync(TrainingRequest request) => (await _fixture.StartAndCloseAsync(request)).Job;

    private sealed class Listener : IProgress<TrainingProgress>
    {
        public ConcurrentQueue<TrainingProgress> Reports { get; } = [];

        public void Report(TrainingProgress value) => Reports.Enqueue(value);
    }
}
