using System.Collections.Concurrent;
using System.Net;
using Astria.Flux.AspNetCore;
using Astria.Flux.Astria;
using Astria.Flux.Astria.Callbacks;
using Astria.Flux.Astria.Prompts;
using Astria.Flux.Astria.Tunes;
using Astria.Flux.Testing.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.Tests.AspNetCore;

/// <summary>An app with the endpoint, on Kestrel, beside an emulator, on one clock.</summary>
internal sealed class WebhookApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebhookApp(WebApplication app, AstriaEmulator emulator, EmulatorClock clock, Handled handled)
    {
        _app = app;
        Emulator = emulator;
        Clock = clock;
        Handled = handled;
    }

    public AstriaEmulator Emulator { get; }

    public EmulatorClock Clock { get; }

    public Handled Handled { get; }

    public HttpClient Http { get; } = new();

    public AstriaClient Client => _app.Services.GetRequiredService<AstriaClient>();

    public CallbackSigner Signer => _app.Services.GetRequiredService<CallbackSigner>();

    public CallbackKey Key { get; private init; } = null!;

    public static async Task<WebhookApp> StartAsync(EmulatorClock clock, Action<AstriaWebhookOptions>? configure = null)
    {
        var emulator = await AstriaEmulator.StartAsync(new() { TimeProvider = clock });
        var key = new CallbackKey("k1", Enumerable.Repeat((byte)7, 32).ToArray());
        var handled = new Handled();
        var port = FreePort();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddRoutingCore().AddLogging();
        builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton(handled);
        builder.Services.AddAstriaClient(options =>
        {
            options.ApiKey = emulator.ApiKey;
            options.BaseAddress = emulator.BaseAddress;
            options.Resilience = new() { AttemptTimeout = TimeSpan.FromHours(23), UploadTimeout = TimeSpan.FromHours(23), OverallTimeout = TimeSpan.FromDays(1), Retries = 1 };
        });
        builder.Services.AddAstriaCallbacks(options =>
        {
            options.PublicAddress = new($"http://127.0.0.1:{port}/astria");
            options.Keys = [key];
        });
        builder.Services.AddAstriaWebhooks(configure ?? (static _ => { }));
        builder.Services.AddScoped<IAstriaWebhookHandler<AstriaTune>, TuneHandler>().AddScoped<IAstriaWebhookHandler<AstriaPrompt>, PromptHandler>();
        var app = builder.Build();
        app.UseRouting();
        app.MapAstriaWebhooks("/astria");
        await app.StartAsync();
        return new(app, emulator, clock, handled) { Key = key };
    }

    public async Task<(AstriaPrompt Prompt, Uri Callback)> DrawnPromptAsync(string reference)
    {
        var callback = Signer.Sign(CallbackPurpose.Prompt, reference);
        Emulator.Inject(new(EmulatorFaultKind.LostCallback));
        var prompt = await Client.Prompts.CreateAsync(PromptTarget.Flux1Dev, new() { Text = "a pier", Callback = callback.AbsoluteUri, Seed = reference.GetHashCode(StringComparison.Ordinal) & 0xFFFF });
        Clock.Advance(TimeSpan.FromMinutes(5));
        return (prompt, callback);
    }

    public async Task<HttpStatusCode> PostAsync(Uri address, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(address, content);
        return response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Emulator.DisposeAsync();
        Http.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class TuneHandler(Handled handled) : IAstriaWebhookHandler<AstriaTune>
    {
        public Task HandleAsync(AstriaWebhook<AstriaTune> webhook, CancellationToken cancellationToken)
        {
            handled.Add(webhook.Subject.Id, webhook.Reference);
            return Task.CompletedTask;
        }
    }

    private sealed class PromptHandler(Handled handled) : IAstriaWebhookHandler<AstriaPrompt>
    {
        public async Task HandleAsync(AstriaWebhook<AstriaPrompt> webhook, CancellationToken cancellationToken)
        {
            handled.Token = cancellationToken;
            handled.Add(webhook.Subject.Id, webhook.Reference);
            if (handled.Hold is { } hold) await hold.Task;
            if (handled.FailsOnce)
            {
                handled.FailsOnce = false;
                throw new InvalidOperationException("the handler failed");
            }

            handled.Finish();
        }
    }
}

internal sealed class Handled
{
    private readonly ConcurrentQueue<(long Id, string Reference)> _all = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _done;

    public bool FailsOnce { get; set; }

    public TaskCompletionSource? Hold { get; set; }

    public CancellationToken Token { get; set; }

    public int Expected { get; set; } = 1;

    public IReadOnlyList<(long Id, string Reference)> All => [.. _all];

    public Task First => _first.Task;

    public Task Finished => _finished.Task;

    public void Add(long id, string reference)
    {
        _all.Enqueue((id, reference));
        _first.TrySetResult();
    }

    public void Finish()
    {
        if (Interlocked.Increment(ref _done) >= Expected) _finished.TrySetResult();
    }
}
