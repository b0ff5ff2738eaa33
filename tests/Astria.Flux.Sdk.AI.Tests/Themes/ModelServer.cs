using System.ClientModel;
using System.ClientModel.Primitives;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anthropic;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using OpenAI;

namespace Astria.Flux.AI.Tests.Themes;

/// <summary>A server on the loopback that answers as a language model's service does, with what a test gave it, and the service's own client for it.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    public const long InputTokens = 321;
    public const long OutputTokens = 123;

    private readonly WebApplication _app;
    private readonly Wire _wire;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = new();
    private readonly ConcurrentQueue<JsonNode> _requests = new();

    private ModelServer(Wire wire, WebApplication app)
    {
        _wire = wire;
        _app = app;
    }

    /// <summary>The bodies of all requests, in order.</summary>
    public IReadOnlyList<JsonNode> Requests => [.. _requests];

    /// <summary>The text of a request: all that the model is told.</summary>
    public string Told(int request) => string.Join('\n', Texts(Requests[request]));

    public static async Task<ModelServer> StartAsync(Wire wire)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new ModelServer(wire, app);
        app.MapPost(wire == Wire.OpenAI ? "/v1/chat/completions" : "/v1/messages", server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public IChatClient Client()
    {
        var address = new Uri(_app.Urls.Single());
        return _wire == Wire.OpenAI
            ? new OpenAI.Chat.ChatClient("test-model", new ApiKeyCredential("test"), new OpenAIClientOptions { Endpoint = new(address, "v1"), RetryPolicy = new ClientRetryPolicy(0) }).AsIChatClient()
            : new AnthropicClient { ApiKey = "test", BaseUrl = address.ToString().TrimEnd('/'), MaxRetries = 0 }.AsIChatClient("test-model");
    }

    /// <summary>The next answer is a text that the model wrote.</summary>
    public ModelServer Says(string text)
    {
        _answers.Enqueue(context => context.Response.WriteAsJsonAsync(Body(text), context.RequestAborted));
        return this;
    }

    /// <summary>The next answer is prompts as they are asked for.</summary>
    public ModelServer SaysPrompts(params IEnumerable<string> prompts) => Says(new JsonObject { ["prompts"] = new JsonArray([.. prompts.Select(prompt => JsonValue.Create(prompt))]) }.ToJsonString());

    /// <summary>The next answer is a status.</summary>
    public ModelServer Fails(int status)
    {
        _answers.Enqueue(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsJsonAsync(new JsonObject { ["type"] = "error", ["error"] = new JsonObject { ["type"] = "some_error", ["message"] = "not today" } });
        });
        return this;
    }

    /// <summary>The next answer ends in the middle.</summary>
    public ModelServer BreaksOff(string text)
    {
        _answers.Enqueue(async context =>
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(Body(text));
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2));
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        return this;
    }

    /// <summary>The next answer is a body that no such service sends.</summary>
    public ModelServer Sends(string body)
    {
        _answers.Enqueue(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(body);
        });
        return this;
    }

    /// <summary>The next answer does not come before the caller gives up; <paramref name="arrived"/> is set when it is asked for.</summary>
    public ModelServer Hangs(TaskCompletionSource arrived)
    {
        _answers.Enqueue(context =>
        {
            arrived.SetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        return this;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        _requests.Enqueue((await JsonNode.ParseAsync(context.Request.Body))!);
        if (_answers.TryDequeue(out var answer))
            await answer(context);
        else
            context.Response.StatusCode = StatusCodes.Status418ImATeapot;
    }

    private JsonObject Body(string text) => _wire == Wire.OpenAI
        ? new()
        {
            ["id"] = "chatcmpl-1",
            ["object"] = "chat.completion",
            ["created"] = 1_700_000_000,
            ["model"] = "test-model",
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text },
                ["finish_reason"] = "stop",
            }),
            ["usage"] = new JsonObject { ["prompt_tokens"] = InputTokens, ["completion_tokens"] = OutputTokens, ["total_tokens"] = InputTokens + OutputTokens },
        }
        : new()
        {
            ["id"] = "msg_1",
            ["type"] = "message",
            ["role"] = "assistant",
            ["model"] = "test-model",
            ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = text }),
            ["stop_reason"] = "end_turn",
            ["stop_sequence"] = null,
            ["usage"] = new JsonObject { ["input_tokens"] = InputTokens, ["output_tokens"] = OutputTokens },
        };

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        JsonArray list => list.SelectMany(Texts),
        JsonObject members => members.SelectMany(member => Texts(member.Value)),
        _ => [],
    };
}
