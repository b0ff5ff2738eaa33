using System.Globalization;
using System.Security.Cryptography;
using Astria.Flux;
using Astria.Flux.AspNetCore;
using Astria.Flux.Astria.Tunes;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Samples.WebApp;
using Astria.Flux.Testing.Emulator;
using Astria.Flux.Training;

// Upload photos, pick a preset, see the plan, train, receive the webhook, see the pictures:
//   dotnet run --project samples/WebApp
// Without ASTRIA_API_KEY everything runs against the emulator: no key, no money, a training takes 15 seconds.
var builder = WebApplication.CreateBuilder(args);
var key = builder.Configuration["ASTRIA_API_KEY"];
var url = builder.Configuration["urls"] ?? "http://localhost:5080";
await using var emulator = key is null
    ? await AstriaEmulator.StartAsync(new() { TrainingTime = Seconds("Emulator:TrainingSeconds", 15), GenerationTime = Seconds("Emulator:DrawingSeconds", 3), PictureSide = 256 })
    : null;

// ASP.NET Core logs the address of every request, and those of callbacks hold their signature.
builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
builder.Services.AddAstriaClient(options =>
{
    options.ApiKey = key ?? emulator!.ApiKey;
    if (emulator is not null) options.BaseAddress = emulator.BaseAddress;
});
builder.Services.AddAstriaEngine();
builder.Services.AddAstriaCallbacks(options =>
{
    options.PublicAddress = new(builder.Configuration["PUBLIC_ADDRESS"] ?? url.Split(';')[0].TrimEnd('/') + "/astria");

    // A real app keeps its key in its settings: with a new one at each start, callbacks of trainings from before are refused.
    options.Keys = [new("k1", RandomNumberGenerator.GetBytes(32))];
});
builder.Services.AddAstriaWebhooks();
builder.Services.AddSingleton<Gallery>().AddSingleton<TrainingPlanner>().AddSingleton(new TrainingEstimator());
builder.Services.AddScoped<IAstriaWebhookHandler<AstriaTune>, TrainedHandler>();
var app = builder.Build();
app.MapAstriaWebhooks("/astria");

// What the library refuses says what to correct: the user should read it.
app.Use(async (context, next) =>
{
    try
    {
        await next(context);
    }
    catch (Exception exception) when (exception is FluxException or ArgumentException && !context.Response.HasStarted)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await context.Response.WriteAsync(exception.Message);
    }
});

app.MapGet("/", (Gallery gallery) => Page.Home(gallery));

app.MapPost("/plan", (IFormCollection form, TrainingPlanner planner, TrainingEstimator estimator) =>
{
    var plan = Plan(form, planner);
    return Page.Plan(plan, estimator.Estimate(plan, TrainingDevice.Astria));
}).DisableAntiforgery();

app.MapPost("/train", async (IFormCollection form, TrainingPlanner planner, IFluxTrainer trainer, Gallery gallery, CancellationToken ct) =>
{
    var photos = new List<TrainingImage>();
    foreach (var file in form.Files)
    {
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, ct);
        photos.Add(TrainingImage.FromBytes(file.FileName, copy.ToArray()));
    }

    // The handle exists before anyone waits; the webhook does the rest. A real app saves job.ToJson().
    var job = await trainer.SubmitAsync(new TrainingRequest(Plan(form, planner), photos), ct);
    gallery.Add(job);
    return Results.Redirect($"/tunes/{job.Id}");
}).DisableAntiforgery();

// Answers when the pictures are there; with 202 when they are not after a while, to be asked again.
app.MapGet("/tunes/{tune}", async (string tune, Gallery gallery, CancellationToken ct) =>
    !gallery.Has(tune) ? Results.NotFound()
    : await gallery.WaitAsync(tune, TimeSpan.FromSeconds(25), ct) is { } pictures ? Page.Pictures(tune, pictures.Count)
    : Results.Accepted($"/tunes/{tune}"));

app.MapGet("/pictures/{tune}/{index:int}", (string tune, int index, Gallery gallery) =>
    gallery.Find(tune, index) is { } image ? Results.Bytes(image.Content.ToArray(), image.MediaType) : Results.NotFound());

await app.RunAsync(url);

static TrainingPlan Plan(IFormCollection form, TrainingPlanner planner)
{
    var preset = FluxPresets.All.FirstOrDefault(preset => preset.Name == form["preset"])
        ?? throw new ArgumentException($"There is no preset '{form["preset"]}'; choose one of {string.Join(", ", FluxPresets.All.Select(preset => preset.Name))}.");
    return planner.Plan(form.Files.Count, preset, new() { SubjectClass = form["subject"] });
}

TimeSpan Seconds(string name, double otherwise) =>
    TimeSpan.FromSeconds(builder.Configuration[name] is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise);
