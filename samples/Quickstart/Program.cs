using Astria.Flux.Generation;
using Astria.Flux.Imaging;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Prompts;
using Astria.Flux.Samples.Quickstart;
using Astria.Flux.Training;
using Microsoft.Extensions.DependencyInjection;

const long Seed = 7;
const int PhotosAStep = 8;
var (options, message) = QuickstartOptions.Parse(args);
if (options is null)
{
    Console.WriteLine(message);
    return message == QuickstartOptions.Usage ? 0 : 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
try
{
    return await RunAsync(options, stop.Token);
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped.");
    return 130;
}
catch (Exception e) when (e is Astria.Flux.FluxException or ArgumentException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static async Task<int> RunAsync(QuickstartOptions options, CancellationToken cancellationToken)
{
    // 1. What is there to learn from?
    var folder = await PhotoFolder.ReadAsync(options.Photos, cancellationToken);
    if (folder.Faults.Count > 0)
    {
        Console.Error.WriteLine($"The photos can't be used as they are:\n{string.Join('\n', folder.Faults.Select(f => $"- {f}"))}");
        return 1;
    }

    Console.WriteLine($"{folder.Photos.Count} photos in {options.Photos}");
    foreach (var photo in folder.Photos) Console.WriteLine($"  {Path.GetFileName(photo.Path),-28} {photo.Width}×{photo.Height}");

    // 2. What will be done, and why? Nothing has been computed or paid for yet.
    var registrations = new ServiceCollection();
    registrations.AddAstriaFlux(flux => flux.UseLocal(o =>
    {
        o.WorkDirectory = Path.Combine(options.Output, "work");
        o.ModelPath = options.Model;
    }));
    await using var services = registrations.BuildServiceProvider();
    var planner = services.GetRequiredService<TrainingPlanner>();
    var preset = options.Preset is null
        ? PresetAdvisor.Recommend(options.SubjectClass, folder.Photos.Count).Preset
        : services.GetRequiredService<PresetCatalog>().Get(options.Preset);
    var overrides = new TrainingOverrides
    {
        Steps = options.Steps,
        SubjectClass = options.SubjectClass,
        Token = options.Token,

        // A step of the bundled model costs little: each sees more photos than a preset made for FLUX.1 says.
        Lora = preset.Lora with { BatchSize = PhotosAStep },
    };
    var plan = options.Preset is null
        ? planner.PlanFor(options.SubjectClass, folder.Photos.Count, overrides)
        : planner.Plan(folder.Photos.Count, preset, overrides);
    Console.WriteLine(plan.Steps.EngineDecides
        ? $"\nPlan: preset {plan.Preset.Reference}, as many steps as the engine decides"
        : $"\nPlan: preset {plan.Preset.Reference}, {plan.Steps.Steps} steps of {plan.Lora.BatchSize} photos, each seen {plan.Steps.Exposures:F0} times");
    foreach (var reason in plan.Reasons) Console.WriteLine($"  {reason.Text}");

    // 3. Prompts, as people write them. FLUX knows no weights and no negatives; the linter does.
    var subject = $"{plan.Token} {plan.SubjectClass}";
    string[] asked = [$"(({subject})) on red, no hat", $"({subject}:1.3) on blue", $"{subject} on yellow", $"{subject} on green", "red apple", "cat face"];
    var prompts = asked.Select(Lint).ToArray();

    // 4. The pictures before.
    var generator = services.GetRequiredService<IFluxGenerator>();
    var before = await DrawAsync(generator, prompts, [], Seed, cancellationToken);
    var untaught = await DrawAsync(generator, Leak.Untaught, [], Seed, cancellationToken);
    var otherSeed = await DrawAsync(generator, Leak.Untaught, [], Seed + 1, cancellationToken);

    // 5. Training. The job's handle could be saved and waited for from another process.
    Console.WriteLine("\nTraining");
    var trainer = services.GetRequiredService<IFluxTrainer>();
    var images = folder.Photos.Select(p => TrainingImage.FromFile(p.Path)).ToList();
    var job = await trainer.SubmitAsync(new TrainingRequest(plan, images) { Title = "Quickstart" }, cancellationToken);
    var progress = new ProgressLine();
    Tune tune;
    try
    {
        tune = await trainer.WaitAsync(job, progress, cancellationToken);
    }
    catch (OperationCanceledException)
    {
        await trainer.CancelAsync(job, CancellationToken.None);
        throw;
    }

    progress.End();
    var lora = Path.Combine(options.Output, $"{plan.Token}-{plan.SubjectClass}.safetensors");
    File.Copy(tune.FilePath!, lora, overwrite: true);
    string[] inHeader = ["preset", "revision", "steps", "token", "version"];
    Console.WriteLine($"  {lora} ({new FileInfo(lora).Length / 1024} KB), with how it was made in its header: {string.Join(", ", inHeader.Select(key => $"{key} {tune.Metadata[$"astria.{key}"]}"))}, and more");

    // 6. The pictures after, from the same prompts and seeds.
    var after = await DrawAsync(generator, prompts, [tune], Seed, cancellationToken);
    for (var i = 0; i < after.Count; i++) await File.WriteAllBytesAsync(Path.Combine(options.Output, $"{i + 1:D2}.png"), PictureCodec.EncodePng(after[i]), cancellationToken);
    var grid = PictureGrid.Of([.. folder.Photos.Take(prompts.Length).Select(p => p.Thumbnail)], before, after);
    var gridPath = Path.Combine(options.Output, "before-after.png");
    await File.WriteAllBytesAsync(gridPath, PictureCodec.EncodePng(grid), cancellationToken);
    Console.WriteLine($"\n{gridPath}: photos, the prompts drawn before, and after");
    foreach (var prompt in prompts) Console.WriteLine($"  {prompt}");

    // 7. A tune should change its subject and nothing else.
    Console.WriteLine($"\n{Leak.Measure(untaught, otherSeed, await DrawAsync(generator, Leak.Untaught, [tune], Seed, cancellationToken))}");
    return 0;
}

static string Lint(string prompt)
{
    var result = PromptLinter.Default.Lint(prompt);
    Console.WriteLine($"\n  {prompt}");
    foreach (var diagnostic in result.Diagnostics) Console.WriteLine($"    {diagnostic}");
    var repaired = result.ApplyFixes();
    if (repaired != prompt) Console.WriteLine($"    → {repaired}");
    return repaired;
}

static async Task<List<Picture>> DrawAsync(IFluxGenerator generator, IReadOnlyList<string> prompts, IReadOnlyList<WeightedTune> tunes, long seed, CancellationToken cancellationToken)
{
    var pictures = new List<Picture>();
    foreach (var prompt in prompts)
    {
        var result = await generator.GenerateAsync(new GenerationRequest(prompt) { Tunes = tunes, Seed = seed }, cancellationToken: cancellationToken);
        pictures.Add(PictureCodec.Decode(result.Images[0].Content, prompt));
    }

    return pictures;
}
