using System.Text.Json;
using Astria.Flux.Astria;
using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Prompts;
using Astria.Flux.Astria.Tunes;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Testing;
using Astria.Flux.Testing.Emulator;
using Astria.Flux.Training;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.Docs.Tests;

/// <summary>The code of docs/migration.md.</summary>
internal sealed class MigrationSnippets
{
    private static readonly List<string> Photos =
        [.. Directory.EnumerateFiles(Repository.PathOf("samples/Quickstart/photos"), "*.jpg").Order(StringComparer.Ordinal).Take(4)];

    [Test]
    public async Task By_hand()
    {
        await using var emulator = await AstriaEmulator.StartAsync();
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };
        var key = emulator.ApiKey;
        var photos = Photos;

        #region by-hand
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("Ada, 26 Nov"), "tune[title]" },
            { new StringContent("woman"), "tune[name]" },
            { new StringContent("1504944"), "tune[base_tune_id]" },
            { new StringContent("lora"), "tune[model_type]" },
            { new StringContent("flux-lora-portrait"), "tune[preset]" },
        };
        foreach (var photo in photos) form.Add(new ByteArrayContent(await File.ReadAllBytesAsync(photo)), "tune[images][]", Path.GetFileName(photo));
        var answer = await http.PostAsync("tunes", form);
        answer.EnsureSuccessStatusCode();
        var id = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetInt64();
        #endregion

        id.Should().BePositive();
        emulator.TuneCount.Should().Be(1);
    }

    [Test]
    public async Task By_client()
    {
        await using var emulator = await AstriaEmulator.StartAsync();
        await using var services = new ServiceCollection()
            .AddAstriaClient(o => (o.ApiKey, o.BaseAddress) = (emulator.ApiKey, emulator.BaseAddress)).Services
            .BuildServiceProvider();
        var client = services.GetRequiredService<AstriaClient>();
        var photos = Photos;

        #region by-client
        AstriaTune tune = await client.Tunes.CreateAsync(new()
        {
            Title = "Ada, 26 Nov",
            ClassName = "woman",
            BaseTuneId = PromptTarget.Flux1DevId,
            ModelType = TuneModelType.Lora,
            Preset = "flux-lora-portrait",
            Images = [.. photos.Select(photo => AstriaFile.FromFile(photo))],
        });
        #endregion

        tune.Title.Should().Be("Ada, 26 Nov");
    }

    [Test]
    public async Task By_plan()
    {
        var trainer = new FakeFluxEngine();
        var planner = new TrainingPlanner();
        var photos = Photos;

        #region by-plan
        TrainingPlan plan = planner.Plan(photos.Count, FluxPresets.Portrait, new() { SubjectClass = "woman" });
        var images = photos.Select(TrainingImage.FromFile).ToList();
        TrainingJob job = await trainer.SubmitAsync(new TrainingRequest(plan, images) { Title = "Ada, 26 Nov" });
        Tune trained = await trainer.WaitAsync(job);
        #endregion

        trained.Steps.Should().Be(300);
    }
}
