using System.Net;
using System.Text;
using Astria.Flux.Astria;
using Astria.Flux.Astria.Prompts;
using Microsoft.Extensions.DependencyInjection;

// Published native by CI: the whole client must come out without a trim or AOT warning, and work.
var services = new ServiceCollection();
services.AddAstriaClient(options => options.ApiKey = "sd_smoke").ConfigurePrimaryHttpMessageHandler(() => new CannedAnswers());
using var provider = services.BuildServiceProvider();
var client = provider.GetRequiredService<AstriaClient>();
var prompt = await client.Prompts.CreateAsync(PromptTarget.Flux1Dev, new() { Text = "a pier", CfgScale = 3.5m, AspectRatio = PromptAspectRatio.Ratio16To9 });
Console.WriteLine($"{prompt}: {prompt.CfgScale}, {prompt.AspectRatio}");
return prompt is { Id: 5, CfgScale: 3.5m } && prompt.AspectRatio == PromptAspectRatio.Ratio16To9 ? 0 : 1;

internal sealed class CannedAnswers : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = await request.Content!.ReadAsStringAsync(cancellationToken);
        return sent == """{"prompt":{"text":"a pier","aspect_ratio":"16:9","cfg_scale":3.5}}"""
            ? new(HttpStatusCode.Created) { Content = new StringContent("""{"id":5,"cfg_scale":"3.5","aspect_ratio":"16:9"}""", Encoding.UTF8, "application/json") }
            : new(HttpStatusCode.UnprocessableEntity) { Content = new StringContent("""{"text":["sent otherwise"]}""") };
    }
}
