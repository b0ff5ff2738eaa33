using Astria.Flux.Astria;
using Astria.Flux.Astria.Http;
using Astria.Flux.Testing.Emulator;

namespace Astria.Flux.Tests.Astria;

/// <summary>An emulator and a client on one clock that jumps from wait to wait; time-outs lie beyond where it jumps.</summary>
internal sealed class EmulatedAstria : IAsyncDisposable
{
    private readonly HttpClient _http;

    private EmulatedAstria(AstriaEmulator emulator, TimeProvider clock, AstriaClientOptions options)
    {
        Emulator = emulator;
        Clock = clock;
        _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        Client = new(_http, options, timeProvider: clock);
    }

    public static AstriaResilienceOptions PatientResilience { get; } = new()
    {
        AttemptTimeout = TimeSpan.FromHours(23),
        UploadTimeout = TimeSpan.FromHours(23),
        OverallTimeout = TimeSpan.FromDays(1),
    };

    public AstriaEmulator Emulator { get; }

    public AstriaClient Client { get; }

    public TimeProvider Clock { get; }

    public static async Task<EmulatedAstria> StartAsync(AstriaEmulatorOptions? options = null, AstriaResilienceOptions? resilience = null, TimeProvider? clock = null)
    {
        clock ??= EmulatorClock.Jumping(TimeSpan.FromHours(6));
        var emulator = await AstriaEmulator.StartAsync((options ?? new()) with { TimeProvider = clock });
        return new(emulator, clock, new() { ApiKey = emulator.ApiKey, BaseAddress = emulator.BaseAddress, Resilience = resilience ?? PatientResilience });
    }

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        _http.Dispose();
    }
}
