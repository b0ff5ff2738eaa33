using Astria.Flux.Astria;
using Astria.Flux.Astria.Engine;
using Astria.Flux.Testing.Emulator;
using Astria.Flux.Training;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.Testing.Tests;

/// <summary>Every engine there is, ready to train: a new one gets a line here, and with it all that is asked of every engine.</summary>
internal sealed class Engines : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _owned = [];

    private Engines(IFluxTrainer trainer) => Trainer = trainer;

    public static IEnumerable<TestCaseData> All { get; } =
    [
        Case("fake", () => Task.FromResult(new Engines(new FakeFluxEngine()))),
        Case("local, with the bundled model", LocalAsync),
        Case("Astria's cloud, emulated", AstriaAsync),
    ];

    public IFluxTrainer Trainer { get; }

    /// <summary>The service behind the engine, where there is one.</summary>
    public AstriaEmulator? Emulator { get; private init; }

    public async ValueTask DisposeAsync()
    {
        foreach (var owned in _owned) await owned.DisposeAsync();
    }

    private static TestCaseData Case(string name, Func<Task<Engines>> start) => new TestCaseData(start).SetArgDisplayNames(name);

    private static Task<Engines> LocalAsync()
    {
        var folder = Directory.CreateTempSubdirectory("flux-announced-");
        ServiceCollection services = [];

        // Pictures of what the model knows beside the subject would only take time here.
        services.AddAstriaFlux(flux => flux.UseLocal(options => (options.WorkDirectory, options.PriorPictures, options.Threads) = (folder.FullName, 0, 2)));
        var provider = services.BuildServiceProvider();
        var engine = new Engines(provider.GetRequiredService<IFluxTrainer>());
        engine._owned.AddRange([provider, new Folder(folder)]);
        return Task.FromResult(engine);
    }

    private static async Task<Engines> AstriaAsync()
    {
        var clock = EmulatorClock.Jumping(TimeSpan.FromHours(6));
        var emulator = await AstriaEmulator.StartAsync(new() { TimeProvider = clock });
        var day = TimeSpan.FromHours(23);
        var http = new HttpClient();
        var client = new AstriaClient(
            http,
            new() { ApiKey = emulator.ApiKey, BaseAddress = emulator.BaseAddress, Resilience = new() { AttemptTimeout = day, UploadTimeout = day, OverallTimeout = TimeSpan.FromDays(1) } },
            timeProvider: clock);
        var engine = new Engines(new AstriaEngine(client, http, timeProvider: clock)) { Emulator = emulator };
        engine._owned.AddRange([emulator, new Connection(http)]);
        return engine;
    }

    private sealed class Folder(DirectoryInfo folder) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            folder.Delete(recursive: true);
            return default;
        }
    }

    private sealed class Connection(HttpClient http) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            http.Dispose();
            return default;
        }
    }
}
