using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Astria.Flux.Astria;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.Benchmarks.Cloud;

/// <summary>What the client adds to a GET of a tune: against a bare HttpClient with source-generated JSON, the same server, the same members read.</summary>
[MemoryDiagnoser]
public class CallBenchmarks : IDisposable
{
    private static readonly byte[] Body = """
        {"id":2700001,"title":"5d1f3c0a studio","name":"woman","is_api":true,"token":"ohwx","eta":"2026-02-03T10:21:07.000Z","callback":"https://app.example/astria?p=tune&r=1",
        "trained_at":"2026-02-03T10:20:07.000Z","started_training_at":"2026-02-03T10:11:07.000Z","expires_at":"2026-03-05T10:20:07.000Z","created_at":"2026-02-03T10:11:00.120Z",
        "model_type":"lora","updated_at":"2026-02-03T10:11:00.190Z","base_tune_id":1504944,"branch":"flux1","args":"preset=flux-lora-portrait only_face=true","steps":432,"face_crop":true,
        "ckpt_url":null,"ckpt_urls":[],"url":"https://api.astria.ai/tunes/2700001.json","orig_images":["https://mp.astria.ai/aaaaaaaaaaaaaaaaaaaaaaaaaaa1","https://mp.astria.ai/aaaaaaaaaaaaaaaaaaaaaaaaaaa2"]}
        """u8.ToArray();

    private WebApplication _server = null!;
    private ServiceProvider _services = null!;
    private HttpClient _bare = null!;
    private AstriaClient _client = null!;
    private AstriaClient _plain = null!;
    private HttpClient _plainHttp = null!;

    [GlobalSetup]
    public void Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(async context =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = Body.Length;
            await context.Response.Body.WriteAsync(Body);
        });
        _server.StartAsync().GetAwaiter().GetResult();
        var address = new Uri(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        _bare = new(new SocketsHttpHandler()) { BaseAddress = address };
        _bare.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "sd_benchmark");
        _bare.DefaultRequestHeaders.Accept.Add(new("application/json"));
        _bare.DefaultRequestHeaders.UserAgent.ParseAdd("Astria.Flux.Sdk/0.1.0");
        var services = new ServiceCollection();
        services.AddAstriaClient(options => (options.ApiKey, options.BaseAddress) = ("sd_benchmark", address));
        _services = services.BuildServiceProvider();
        _client = _services.GetRequiredService<AstriaClient>();
        _plainHttp = new(new SocketsHttpHandler());
        _plain = new(_plainHttp, new() { ApiKey = "sd_benchmark", BaseAddress = address }, new NoPipeline());
    }

    [Benchmark(Baseline = true)]
    public async Task<long> Bare()
    {
        using var response = await _bare.GetAsync("tunes/2700001", HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var stream = await response.Content.ReadAsStreamAsync();
        var tune = await JsonSerializer.DeserializeAsync(stream, BareJson.Default.BareTune);
        return tune!.Id + tune.Title!.Length + tune.Token!.Length + tune.TrainedAt!.Value.Ticks + tune.Steps!.Value + tune.OrigImages!.Count;
    }

    [Benchmark]
    public Task<long> Client() => ReadAsync(_client);

    /// <summary>What is left when retries, time-outs, limiter and circuit breaker are taken out.</summary>
    [Benchmark]
    public Task<long> ClientWithoutPipeline() => ReadAsync(_plain);

    private static async Task<long> ReadAsync(AstriaClient client)
    {
        var tune = await client.Tunes.GetAsync(2700001);
        return tune.Id + tune.Title!.Length + tune.Token!.Length + tune.TrainedAt!.Value.Ticks + tune.Steps!.Value + tune.OriginalImages.Count;
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _services?.Dispose();
        _bare?.Dispose();
        _plainHttp?.Dispose();
        _server?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }
}
