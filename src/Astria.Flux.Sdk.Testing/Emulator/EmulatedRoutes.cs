using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Astria.Flux.Testing.Emulator;

/// <summary>Finds what a request asks of the service.</summary>
internal sealed class EmulatedRoutes(EmulatedService service, AstriaEmulatorOptions options)
{
    public Reply Answer(HttpRequest request, JsonObject body)
    {
        var path = request.Path.Value!.Trim('/');
        if (path.EndsWith(".json", StringComparison.Ordinal)) path = path[..^5];
        var segments = path.Split('/');
        var list = new ListQuery(request.Query);
        return (request.Method, segments) switch
        {
            ("GET", ["pictures", ..]) => Picture(segments[^1]),
            ("GET", ["cli" or "plugin", "models"]) => Models(),
            _ when request.Headers.Authorization != $"Bearer {options.ApiKey}" => new(401) { Bytes = "HTTP Token: Access denied.\n"u8.ToArray(), ContentType = "text/plain" },
            ("POST", ["tunes"]) => service.CreateTune(Root(body, "tune")),
            ("GET", ["tunes"]) => service.ListTunes(list),
            ("GET", ["gallery", "tunes"]) => BaseModels.List(list, service.Site),
            ("GET", ["tunes", var id]) => With(id, service.GetTune),
            ("PATCH", ["tunes", var id]) => With(id, tune => service.UpdateTune(tune, Root(body, "tune"))),
            ("DELETE", ["tunes", var id]) => With(id, service.DeleteTune),
            ("POST", ["tunes", var id, "prompts"]) => With(id, tune => service.CreatePrompt(tune, Root(body, "prompt"))),
            ("GET", ["tunes", var id, "prompts"]) => With(id, tune => service.ListPrompts(list, tune)),
            ("GET", ["tunes", var tune, "prompts", var id]) => With(tune, path => With(id, prompt => service.GetPrompt(prompt, path))),
            ("PATCH", ["tunes", _, "prompts", var id]) => With(id, prompt => service.UpdatePrompt(prompt, Root(body, "prompt"))),
            ("DELETE", ["tunes", _, "prompts", var id]) => With(id, service.DeletePrompt),
            ("GET", ["prompts"]) => service.ListPrompts(list, null),
            ("POST", ["prompts"]) => service.CreatePrompt(Wire.Whole(Root(body, "prompt"), "tune_id") ?? 0, Root(body, "prompt")),
            ("GET", ["prompts", var id]) => With(id, prompt => service.GetPrompt(prompt)),
            ("PATCH", ["prompts", var id]) => With(id, prompt => service.UpdatePrompt(prompt, Root(body, "prompt"))),
            ("DELETE", ["prompts", var id]) => With(id, service.DeletePrompt),
            ("POST", ["prompts", var id, "duplicate"]) => With(id, prompt => service.DuplicatePrompt(prompt, Root(body, "prompt"))),
            ("POST", ["prompts", var id, "like" or "likes"]) => With(id, service.Like),
            ("GET", ["packs"] or ["gallery", "packs"]) => service.Packs.List(list),
            ("POST", ["packs"]) => service.Packs.Create(Root(body, "pack")),
            ("GET", ["p", var slug]) => service.Packs.Find(slug) is { } pack ? PackStore.Get(pack) : Reply.NotFound,
            ("POST", ["p", var slug, "tunes"]) => service.Packs.Find(slug) is { } pack ? service.RunPack(pack, Root(body, "tune")) : Reply.NotFound,
            ("POST", ["images", "inspect"]) => Inspect(body),
            ("POST", ["themes"]) => service.WriteTheme(Root(body, "theme")),
            ("GET", ["gallery"]) => new(200, new JsonArray()),
            ("GET", ["users"]) => service.Account(request.Headers["X-Workspace-Id"].FirstOrDefault()),
            ("GET", ["workspaces"]) => service.Workspaces.List(),
            ("POST", ["workspaces"]) => service.Workspaces.Create(Root(body, "workspace")),
            ("GET", ["workspaces", var id]) => With(id, workspace => service.Workspaces.Change(workspace, null)),
            ("PATCH", ["workspaces", var id]) => With(id, workspace => service.Workspaces.Change(workspace, Root(body, "workspace"))),
            _ => Reply.NotFound,
        };
    }

    private static Reply With(string id, Func<long, Reply> then) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? then(number) : Reply.NotFound;

    private static JsonObject Root(JsonObject body, string name)
    {
        var root = body[name] as JsonObject ?? body;
        return (JsonObject)root.DeepClone();
    }

    private static Reply Inspect(JsonObject body) => Wire.Text(body, "name") is { Length: > 0 } name
        ? new(200, new JsonObject { ["name"] = name, ["age"] = "30 yo", ["glasses"] = string.Empty, ["hair_color"] = "brunette", ["blurry"] = false, ["funny_face"] = false })
        : Reply.Refused(("name", "can't be blank"));

    private static Reply Models() => new(200, new JsonObject
    {
        ["default"] = "flux1-dev",
        ["models"] = new JsonObject { ["flux1-dev"] = new JsonObject { ["tune_id"] = 1504944, ["title"] = "Flux.1 dev" } },
        ["cache_ttl"] = 3600,
    });

    private Reply Picture(string name)
    {
        var parts = name.Split('.')[0].Split('-');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var prompt)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? new(200) { Bytes = EmulatedPicture.Png(prompt, index, options.PictureSide), ContentType = "image/png" }
            : Reply.NotFound;
    }
}
