using System.Net;
using System.Text;
using Astria.Flux.Astria;
using Astria.Flux.Astria.Engine;
using Astria.Flux.Astria.Prompts;
using Astria.Flux.Astria.Tunes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.AotSmoke;

/// <summary>Calls the client of Astria's cloud on answers made here: JSON both ways, a form with a file, a list, a refusal, the engine's registration.</summary>
internal static class CloudSmoke
{
    public static async Task<bool> RunAsync()
    {
        var services = new ServiceCollection();
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("ApiKey", "sd_smoke"), new("Resilience:Retries", "0"), new("Disclose", "Texts"), new("Engine:Name", "cloud")]).Build();
        services.AddAstriaClient(settings).ConfigurePrimaryHttpMessageHandler(() => new CannedAnswers());
        services.AddAstriaEngine(settings.GetSection("Engine"));
        services.AddAstriaCallbacks(options => (options.PublicAddress, options.Keys) = (new("https://app.example/astria"), [new("k1", new byte[32])]));
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<AstriaClient>();
        var prompt = await client.Prompts.CreateAsync(PromptTarget.Flux1Dev, new() { Text = "a pier", CfgScale = 3.5m, AspectRatio = PromptAspectRatio.Ratio16To9 });
        var tune = await client.Tunes.CreateAsync(TuneRequest.Flux("t", "man") with { Images = [Astria.Http.AstriaFile.FromBytes("1.jpg", new byte[] { 1 })] });
        var listed = 0;
        await foreach (var _ in client.Tunes.ListAsync()) listed++;
        var request = TuneRequest.Parse("""{"tune":{"title":"t","steps":"300","prompts_attributes":[{"text":"x","seed":null}]}}""");
        Console.WriteLine($"{prompt}: {prompt.CfgScale}, {prompt.AspectRatio}; {tune}; {listed} listed; {request.ToJson()}; {provider.GetRequiredService<AstriaEngine>().Name}");
        return provider.GetRequiredService<AstriaEngine>().Name == "cloud" && prompt is { Id: 5, CfgScale: 3.5m } && prompt.AspectRatio == PromptAspectRatio.Ratio16To9 && tune.Id == 7 && listed == 1
            && request.ToJson() == """{"title":"t","prompts_attributes":[{"text":"x","seed":null}],"steps":"300"}""";
    }

    private sealed class CannedAnswers : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var sent = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
            return (request.Method.Method, request.RequestUri!.PathAndQuery, sent) switch
            {
                ("POST", "/tunes/1504944/prompts", """{"prompt":{"text":"a pier","aspect_ratio":"16:9","cfg_scale":3.5}}""") =>
                    Json(HttpStatusCode.Created, """{"id":5,"cfg_scale":"3.5","aspect_ratio":"16:9"}"""),
                ("POST", "/tunes", { } form) when form.Contains("name=\"tune[images][]\"; filename=\"1.jpg\"", StringComparison.Ordinal) => Json(HttpStatusCode.Created, """{"id":7}"""),
                ("GET", "/tunes?limit=120", null) => Json(HttpStatusCode.OK, """[{"id":7,"steps":"300"}]"""),
                ("GET", "/tunes?limit=120&before_id=7", null) => Json(HttpStatusCode.OK, "[]"),
                _ => Json(HttpStatusCode.UnprocessableEntity, """{"text":["sent otherwise"]}"""),
            };
        }

        private static HttpResponseMessage Json(HttpStatusCode status, string json) => new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
    }
}
