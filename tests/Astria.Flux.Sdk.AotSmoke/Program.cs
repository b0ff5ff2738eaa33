using System.Text;
using Astria.Flux.AotSmoke;
using Astria.Flux.DependencyInjection;
using Astria.Flux.Generation;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Prompts;
using Astria.Flux.Training;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

const string Settings = """
    { "Flux": { "LintMode": "Fix", "DefaultPreset": "studio",
                "Presets": [ { "Name": "studio", "Revision": "2026-01", "Steps": { "PerImage": 40, "Minimum": 400 } } ] } }
    """;

var configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(Settings))).Build();
var services = new ServiceCollection();
services.AddAstriaFlux(configuration.GetSection("Flux")).AddPromptRule<ShoutingRule>().AddGenerator("echo", _ => new EchoGenerator());
await using var provider = services.BuildServiceProvider();

var planner = provider.GetRequiredService<TrainingPlanner>();
var plan = planner.Plan(16);
Console.WriteLine($"{plan.Preset.Reference}: {plan.Steps}; portrait: {planner.Plan(16, FluxPresets.Portrait).Steps}");

var lint = provider.GetRequiredService<PromptLinter>().Lint("((ohwx man)), NO HAT, in a park");
foreach (var diagnostic in lint.Diagnostics)
    Console.WriteLine(diagnostic);

var made = await provider.GetRequiredService<IFluxGenerator>().GenerateAsync(new("ohwx man, (smiling:1.2), no hat"));
Console.WriteLine($"drawn: {made.Prompt} ({made.Diagnostics.Count} findings)");

var job = TrainingJob.For(new(plan, []), "1", "echo", DateTimeOffset.UnixEpoch);
Console.WriteLine(TrainingJob.Parse(job.ToJson()) == job ? job.ToJson() : "the job changed on its way");
Console.WriteLine($"lint mode: {provider.GetRequiredService<IOptions<FluxOptions>>().Value.LintMode}");
var cloud = await CloudSmoke.RunAsync();
return cloud && plan.Steps.Steps == 640 && lint.Diagnostics.Count == 3 && made.Prompt == "ohwx man, smiling" ? 0 : 1;
