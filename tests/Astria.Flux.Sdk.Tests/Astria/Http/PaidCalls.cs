using Astria.Flux.Astria;
using Astria.Flux.Astria.Packs;
using Astria.Flux.Astria.Prompts;
using Astria.Flux.Testing.Emulator;

namespace Astria.Flux.Tests.Astria.Http;

/// <summary>The calls that cost money, each with how to count what it created.</summary>
internal static class PaidCalls
{
    public static IReadOnlyDictionary<string, PaidCallCase> All { get; } = new Dictionary<string, PaidCallCase>(StringComparer.Ordinal)
    {
        ["tunes.create"] = new("/tunes", async client => (await client.Tunes.CreateAsync(TestTune.New("t-1"))).Id, emulator => emulator.TuneCount),
        ["prompts.create"] = new(
            "/tunes/1504944/prompts",
            async client => (await client.Prompts.CreateAsync(PromptTarget.Flux1Dev, new() { Text = "a pier at dawn", Seed = 7, CfgScale = 3.5m })).Id,
            emulator => emulator.PromptCount),
        ["prompts.create (flat)"] = new(
            "/prompts",
            async client => (await client.Prompts.CreateFlatAsync(PromptTarget.Flux1Dev, new() { Text = "a pier at dawn", Seed = 7 })).Id,
            emulator => emulator.PromptCount),
        ["prompts.duplicate"] = new("/duplicate", async client => (await client.Prompts.DuplicateAsync(await FirstPromptAsync(client), new() { Seed = 8 })).Id, emulator => emulator.PromptCount)
        {
            Prepare = async client => await client.Prompts.CreateAsync(PromptTarget.Flux1Dev, new() { Text = "a pier at dawn", Seed = 7 }),
            Before = 1,
        },
        ["packs.train"] = new(
            "/p/office/tunes",
            async client => (await client.Packs.TrainAsync("office", new PackRequest { Title = "t-1", ClassName = "man", ImageUrls = [new("https://example.com/1.jpg")] })).Id,
            emulator => emulator.TuneCount),
        ["packs.run"] = new(
            "/p/office/tunes",
            async client => (await client.Packs.RunAsync("office", new PackRequest { TuneIds = [await FirstTuneAsync(client)] })).PromptIds[0],
            emulator => emulator.PromptCount)
        {
            Prepare = async client => await client.Tunes.CreateAsync(TestTune.New("t-0")),
        },
        ["themes.create"] = new(
            "/themes",
            async client =>
            {
                await client.Themes.CreateAsync(new() { Theme = "the sea", TuneIds = [await FirstTuneAsync(client)] });
                return 1;
            },
            emulator => emulator.PromptCount)
        {
            Prepare = async client => await client.Tunes.CreateAsync(TestTune.New("t-0")),
            Each = 10,
        },
    };

    private static async Task<long> FirstPromptAsync(AstriaClient client)
    {
        var first = 0L;
        await foreach (var prompt in client.Prompts.ListAsync()) first = prompt.Id;
        return first;
    }

    private static async Task<long> FirstTuneAsync(AstriaClient client)
    {
        var first = 0L;
        await foreach (var tune in client.Tunes.ListAsync()) first = tune.Id;
        return first;
    }
}

internal sealed record PaidCallCase(string Path, Func<AstriaClient, Task<long>> RunAsync, Func<AstriaEmulator, int> Count)
{
    public Func<AstriaClient, Task>? Prepare { get; init; }

    public int Before { get; init; }

    /// <summary>How many objects one call creates.</summary>
    public int Each { get; init; } = 1;
}
