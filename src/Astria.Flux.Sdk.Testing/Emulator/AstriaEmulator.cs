using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.Testing.Emulator;

/// <summary>Astria's service inside the process: the same API over loopback, with a balance, prices, callbacks, and faults on demand.</summary>
/// <remarks>Point a client at <see cref="BaseAddress"/> with <see cref="ApiKey"/>. Nothing is trained or drawn: pictures are of one colour.</remarks>
public sealed class AstriaEmulator : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly EmulatedService _service;
    private readonly EmulatedServer _server;
    private readonly CallbackSender _callbacks;
    private readonly FaultQueue _faults;

    private AstriaEmulator(AstriaEmulatorOptions options)
    {
        ApiKey = options.ApiKey;
        _faults = new();
        _callbacks = new(options.TimeProvider, _faults);
        _service = new(options, _faults, _callbacks);
        _server = new(new(_service, options), _faults, options.TimeProvider);

        // An empty builder: no settings files of the app under test are read or watched, and nothing is logged.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);

            // Photos are big, and the real service has no limit.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinResponseDataRate = null;
        });
        builder.Services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(form => form.MultipartBodyLengthLimit = long.MaxValue);
        _app = builder.Build();
        _app.Run(_server.HandleAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri BaseAddress { get; private set; } = new("http://127.0.0.1");

    /// <summary>The key it takes.</summary>
    public string ApiKey { get; }

    /// <summary>What is left on the account, in millicents: 100,000 are one US dollar.</summary>
    public long BalanceMillicents => _service.Balance;

    /// <summary>How many tunes there are.</summary>
    public int TuneCount => _service.TuneCount;

    /// <summary>How many prompts there are.</summary>
    public int PromptCount => _service.PromptCount;

    /// <summary>The requests so far.</summary>
    public IReadOnlyList<EmulatedRequest> Requests => _server.Log;

    /// <summary>The callbacks so far.</summary>
    public IReadOnlyList<EmulatedCallback> Callbacks => _callbacks.Sent;

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">How it behaves; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <returns>The running emulator; dispose of it to stop it.</returns>
    public static async Task<AstriaEmulator> StartAsync(AstriaEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var emulator = new AstriaEmulator(options ?? new());
        await emulator._app.StartAsync(cancellationToken).ConfigureAwait(false);
        var addresses = emulator._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        emulator.BaseAddress = new(addresses.First());
        emulator._service.Site = emulator.BaseAddress.GetLeftPart(UriPartial.Authority);
        return emulator;
    }

    /// <summary>Lets a fault happen to the next requests that fit.</summary>
    /// <param name="fault">The fault.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fault"/> is <see langword="null"/>.</exception>
    public void Inject(EmulatorFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        _faults.Add(fault);
    }

    /// <summary>Forgets the faults that have not happened yet.</summary>
    public void ClearFaults() => _faults.Clear();

    /// <summary>Adds a pack.</summary>
    /// <param name="pack">The pack.</param>
    /// <exception cref="ArgumentNullException"><paramref name="pack"/> is <see langword="null"/>.</exception>
    public void AddPack(EmulatedPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        _service.Packs.Add(pack);
    }

    /// <summary>Forgets tunes, prompts, workspaces, requests, callbacks and faults, and fills the account again; packs stay.</summary>
    public void Reset()
    {
        _faults.Clear();
        _service.Clear();
        _server.Clear();
        _callbacks.Clear();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _callbacks.DisposeAsync().ConfigureAwait(false);
        using var soon = new CancellationTokenSource();
        await soon.CancelAsync().ConfigureAwait(false);

        // At once: a request that a fault holds would never end by itself.
        await _app.StopAsync(soon.Token).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }
}
