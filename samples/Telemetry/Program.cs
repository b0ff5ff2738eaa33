using System.Diagnostics;
using Astria.Flux.Astria.Http;
using Astria.Flux.Generation;
using Astria.Flux.Planning;
using Astria.Flux.Telemetry;
using Astria.Flux.Testing.Emulator;
using Astria.Flux.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

// Spans and metrics of a training and a drawing on two engines, on the console; no key, no collector:
//   dotnet run -c Release --project samples/Telemetry
const string App = "samples/Telemetry";
const int Photos = 4;
const long Steps = 6;
using var source = new ActivitySource(App);
await using var emulator = await AstriaEmulator.StartAsync(new() { TrainingTime = TimeSpan.FromSeconds(1), GenerationTime = TimeSpan.FromSeconds(1) });
var work = Path.Combine(Path.GetTempPath(), "astria-flux-telemetry-sample");

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddAstriaFlux(flux => flux
    .UseLocal(options =>
    {
        options.WorkDirectory = work;

        // Prior pictures keep a subject from leaking onto others; here they would only take time.
        options.PriorPictures = 0;
    })
    .UseAstria(
        options => (options.ApiKey, options.BaseAddress) = (emulator.ApiKey, emulator.BaseAddress),
        engine => engine.FirstPoll = TimeSpan.FromMilliseconds(200)));

// This is all the wiring there is: one name for what every engine does, one for Astria's client.
builder.Services.AddOpenTelemetry()
    .WithTracing(tracing => tracing.AddSource(App, FluxDiagnostics.Name, AstriaDiagnostics.Name).AddConsoleExporter())
    .WithMetrics(metrics => metrics.AddMeter(FluxDiagnostics.Name, AstriaDiagnostics.Name).AddConsoleExporter());

using var host = builder.Build();
await host.StartAsync();
var files = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "photos")).Order(StringComparer.Ordinal).Take(Photos).ToList();
TrainingPlan plan;
using (var span = source.StartActivity("plan"))
{
    // Planning is a pure function: what is worth a span is for the app to say.
    plan = host.Services.GetRequiredService<TrainingPlanner>().PlanFor("toy", files.Count, new() { Steps = Steps });
    span?.SetTag("plan.steps", plan.Steps.Steps);
}

foreach (var engine in new[] { "local", "astria" })
{
    using var span = source.StartActivity($"a job on {engine}");
    var trainer = host.Services.GetRequiredKeyedService<IFluxTrainer>(engine);
    var job = await trainer.SubmitAsync(new(plan, [.. files.Select(TrainingImage.FromFile)]));
    var tune = await trainer.WaitAsync(job);

    // The linter has something to say about this one: it is counted by rule, and the prompt itself is told nowhere.
    var prompt = $"(({tune.Token} {tune.SubjectClass})) on red";
    await host.Services.GetRequiredKeyedService<IFluxGenerator>(engine).GenerateAsync(new(prompt) { Tunes = [tune], Seed = 7 });
}

// What was measured is exported when the host stops.
await host.StopAsync();
