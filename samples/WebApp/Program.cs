using System.Security.Cryptography;
using Astria.Flux.AspNetCore;
using Astria.Flux.Astria.Callbacks;
using Astria.Flux.Astria.Tunes;
using Astria.Flux.Generation;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Samples.WebApp;
using Astria.Flux.Testing.Emulator;
using Astria.Flux.Training;

// Upload photos, pick a preset, see the plan, train, receive the webhook, see the pictures.
// Without ASTRIA_API_KEY everything runs against the emulator: no key, no money, a training takes 15 seconds.
var builder = WebApplication.CreateBuilder(args);
var key = builder.Configuration["ASTRIA_API_KEY"];
await using var emulator = key is null
    ? await AstriaEmulator.StartAsync(new() { TrainingTime = TimeSpan.FromSeconds(15), GenerationTime = TimeSpan.FromSeconds(3), PictureSide = 256 })
    : null;
builder.Services.AddAstriaClient(options =>
{
    options.ApiKey = key ?? emulator!.ApiKey;
    if (emulator is not null) options.BaseAddress = emulator.BaseAddress;
});
builder.Services.AddAstriaEngine();
builder.Services.AddAstriaCallbacks(options =>
{
    options.PublicAddress = new(builder.Configuration["PUBLIC_ADDRESS"] ?? "http://localhost:5080/astria");

    // A real app keeps its key in its settings: with a new one at each start, callbacks of trainings from before are refused.
    options.Keys = [new("k1", RandomNumberGenerator.GetBytes(32))];
});
builder.Services.AddAstriaWebhooks();
builder.Services.AddSingleton<Gallery>().AddSingleton<TrainingPlanner>();
builder.Services.AddScoped<IAstriaWebhookHandler<AstriaTune>, TrainedHandler>();
var app = builder.Build();
app.MapAstriaWebhooks("/astria");

app.MapGet("/", (Gallery gallery) => Page.Home(gallery));

app.MapPost("/plan", (IFormCollection form, TrainingPlanner planner) =>
    Page.Plan(planner.Plan(form.Files.Count, Preset(form), new() { SubjectClass = form["subject"] }))).DisableAntiforgery();

app.MapPost("/train", async (IFormCollection form, TrainingPlanner planner, IFluxTrainer trainer, Gallery gallery, CancellationToken ct) =>
{
    var plan = planner.Plan(form.Files.Count, Preset(form), new() { SubjectClass = form["subject"] });
    var photos = new List<TrainingImage>();
    foreach (var file in form.Files)
    {
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, ct);
        photos.Add(TrainingImage.FromBytes(file.FileName, copy.ToArray()));
    }

    // The handle exists before anyone waits; the webhook does the rest.
    gallery.Add(await trainer.SubmitAsync(new TrainingRequest(plan, photos), ct));
    return Results.Redirect("/");
}).DisableAntiforgery();

app.MapGet("/pictures/{tune}/{index:int}", (string tune, int index, Gallery gallery) =>
    gallery.Find(tune, index) is { } image ? Results.Bytes(image.Content.ToArray(), image.MediaType) : Results.NotFound());

await app.RunAsync(builder.Configuration["urls"] ?? "http://localhost:5080");

static FluxPreset Preset(IFormCollection form) => FluxPresets.All.First(preset => preset.Name == form["preset"]);
