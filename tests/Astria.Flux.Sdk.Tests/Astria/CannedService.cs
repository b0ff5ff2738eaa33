using System.Net;
using System.Text;
using Astria.Flux.Astria;

namespace Astria.Flux.Tests.Astria;

/// <summary>A client whose every call is answered by a function and noted: method, path with query, body, headers.</summary>
internal sealed class CannedService : HttpMessageHandler
{
    private readonly Func<SentRequest, HttpResponseMessage> _answer;
    private readonly HttpClient _http;

    public CannedService(Func<SentRequest, HttpResponseMessage> answer, AstriaClientOptions? options = null)
    {
        _answer = answer;
        _http = new(this, disposeHandler: false);
        Client = new(_http, (options ?? new()) with { ApiKey = "sd_canned", Resilience = new() { Retries = 0, Repeats = 0 } });
    }

    public AstriaClient Client { get; }

    public List<SentRequest> Sent { get; } = [];

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = new SentRequest(
            $"{request.Method} {request.RequestUri!.PathAndQuery}",
            request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken),
            request.Headers.TryGetValues("X-Workspace-Id", out var workspace) ? workspace.Single() : null);
        Sent.Add(sent);
        return _answer(sent);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _http.Dispose();
        base.Dispose(disposing);
    }
}

internal sealed record SentRequest(string Line, string? Body, string? Workspace);
