using System.Diagnostics;
using System.Globalization;
using Astria.Flux.Imaging;
using Astria.Flux.Local.Engine;
using Astria.Flux.Local.Jobs;
using Astria.Flux.Local.Pictures;
using Astria.Flux.Local.Sampling;
using Astria.Flux.Local.Training;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Training;

namespace Astria.Flux.Local.Benchmarks;

/// <summary>Teaches the bundled model a folder of photos in several ways and says how far each leaks onto other things, and how well each learned; writes a row of pictures of each.</summary>
internal static class LeakMeasurement
{
    private static readonly string[] Prompts = ["ohwx toy on red", "ohwx toy on blue", "ohwx toy on green", "red apple", "cat face", "hot air balloon", "pizza", "grinning face"];

    public static async Task RunAsync(string[] args)
    {
        var photos = Directory.GetFiles(args[0], "*.jpg").Order(StringComparer.Ordinal).Select(TrainingImage.FromFile).ToList();
        var work = args[1];
        using var engine = new LocalEngine(new LocalEngineOptions { WorkDirectory = work });
        var plan = new TrainingPlanner().Plan(photos.Count, FluxPresets.Portrait, new TrainingOverrides { SubjectClass = "toy" });
        var request = new TrainingRequest(plan, photos) { Options = new TrainingOptions { HeldOutImages = 2, ValidateEvery = 50 } };
        var job = TrainingJob.For(request, Guid.NewGuid().ToString("N"), "local", DateTimeOffset.UnixEpoch);
        var record = JobRequests.Record(request, job, (int)plan.Steps.Steps!.Value, engine.Defaults);
        var folder = await JobFolder.CreateAsync(work, record, await Task.WhenAll(photos.Select(p => p.ReadAsync())), CancellationToken.None);
        await engine.RunAsync(
            (session, stop) =>
            {
                var pictures = new JobPictures(session, folder, record, _ => { }).Read(stop);
                var settings = JobSettings.Of(record);
                Train("none", session, pictures with { Prior = [] }, settings, work);
                Train("learned", session, pictures, settings with { PriorsFromBase = false }, work);
                Train("kept", session, pictures, settings, work);
                Train("kept, average 0.99", session, pictures, settings with { AverageDecay = 0.99 }, work);
                return 0;
            },
            CancellationToken.None);
    }

    private static void Train(string name, EngineSession session, PictureSet pictures, LoraSettings settings, string work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        using var learner = session.NewLearner(settings);
        var end = new LoraTraining(learner, pictures, settings, null, null).Run(CancellationToken.None);
        process.Refresh();
        var looks = string.Join(' ', end.Looks.Select(look => string.Create(CultureInfo.InvariantCulture, $"{look.Step}:{look.Loss:F4}")));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"priors {name}: leak {Leak.Measure(learner, pictures, settings.Seed):F3}, loss {end.Loss:F4}, held out {looks}, stop advised {end.Validation!.StopAdvised}, processor {(process.TotalProcessorTime - before).TotalSeconds:F1} s"));
        var latents = new PictureSampler(session.Model).Draw(Prompts, [.. Prompts.Select(_ => 7L)], SamplingSettings.Of(session.Model, 20, 2));
        var size = session.Model.Resolution;
        var row = new byte[size * size * Prompts.Length * Picture.BytesPerPixel];
        for (var i = 0; i < latents.Length; i++)
        {
            var places = size / session.Model.AutoEncoder.Factor;
            var picture = PictureValues.ToPicture(session.Model.AutoEncoder.Decode(latents[i], places, places), size, size);
            for (var y = 0; y < size; y++) picture.Rgba.Slice(y * size * 4, size * 4).CopyTo(row.AsSpan(((y * Prompts.Length) + i) * size * 4));
        }

        File.WriteAllBytes(Path.Combine(work, $"{name}.png"), PictureCodec.EncodePng(PictureCodec.Resize(new Picture(size * Prompts.Length, size, row), size * Prompts.Length * 2, size * 2)));
    }
}
