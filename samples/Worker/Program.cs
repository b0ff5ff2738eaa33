using Astria.Flux.Samples.Worker;
using Astria.Flux.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

// Folders of photos go in, LoRAs and pictures come out; stop it whenever you like, it goes on where it was:
//   dotnet run -c Release --project samples/Worker
string[] flags = ["--once"];
var builder = Host.CreateApplicationBuilder([.. args.Where(arg => !flags.Contains(arg))]);
builder.Configuration.AddCommandLine(
    [.. args.SelectMany<string, string>(arg => flags.Contains(arg) ? [arg, "true"] : [arg])],
    new Dictionary<string, string> { ["--inbox"] = "Worker:Inbox", ["--output"] = "Worker:Output", ["--steps"] = "Worker:Steps", ["--once"] = "Worker:Once" });
var output = builder.Configuration["Worker:Output"] ?? WorkerOptions.DefaultFolder("output");

// Below everything else that is configured: appsettings.json, the environment and the command line go before it.
builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = [new("Flux:Local:WorkDirectory", Path.Combine(output, "work"))] });
builder.Logging.ClearProviders().AddSimpleConsole(console =>
{
    console.SingleLine = true;
    console.TimestampFormat = "HH:mm:ss ";
});

builder.Services.AddAstriaFlux(builder.Configuration.GetSection("Flux")).UseLocal(builder.Configuration.GetSection("Flux:Local"));
builder.Services.AddOptions<WorkerOptions>().BindSettings(builder.Configuration.GetSection("Worker"), WorkerOptions.Read);
builder.Services.AddSingleton<Inbox>().AddHostedService<TrainingWorker>();

using var host = builder.Build();
if (Faults(host.Services) is { Count: > 0 } faults)
{
    Console.Error.WriteLine($"It can't start like this:\n- {string.Join("\n- ", faults)}");
    return 2;
}

await host.RunAsync();
return 0;

// The host would look at the options itself, and tell what is wrong as a stack trace.
static IReadOnlyList<string> Faults(IServiceProvider services)
{
    try
    {
        services.GetRequiredService<IStartupValidator>().Validate();
        return [];
    }
    catch (OptionsValidationException exception)
    {
        return [.. exception.Failures];
    }
    catch (AggregateException exception)
    {
        return [.. exception.InnerExceptions.OfType<OptionsValidationException>().SelectMany(one => one.Failures)];
    }
}
