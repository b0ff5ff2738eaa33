using System.Text.Json;
using Astria.Flux.Astria.Account;
using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Images;
using Astria.Flux.Astria.Json;
using Astria.Flux.Astria.Models;
using Astria.Flux.Astria.Packs;
using Astria.Flux.Astria.Prompts;
using Astria.Flux.Astria.Tunes;
using Astria.Flux.Astria.Workspaces;

namespace Astria.Flux.Tests.Astria.Contracts;

/// <summary>Reads JSON as everything the client can read and send: nothing may fail, and nothing may be lost, whatever it is.</summary>
internal static class PayloadShape
{
    private static readonly (string Name, Func<string, AstriaObject> Read)[] Answers =
    [
        ("tune", AstriaTune.Parse), ("prompt", AstriaPrompt.Parse), ("pack", AstriaPack.Parse), ("run", PackRun.Parse), ("order", PackOrder.Parse), ("template", PackTemplate.Parse),
        ("cost", PackCost.Parse), ("inspection", ImageInspection.Parse), ("account", AstriaAccount.Parse), ("payer", AstriaPayer.Parse), ("workspace", AstriaWorkspace.Parse),
        ("models", AstriaModelCatalog.Parse), ("model", AstriaModel.Parse), ("problem", AstriaProblem.Parse),
    ];

    private static readonly (string Name, Func<JsonElement, string> Again)[] Requests =
    [
        ("training request", json => TuneRequest.From(json).ToJson()),
        ("prompt request", json => PromptRequest.From(json).ToJson()),
        ("pack request", json => PackRequest.From(json).ToJson()),
    ];

    /// <summary>What was lost or failed, at any depth; empty when all is well.</summary>
    public static IEnumerable<string> Losses(JsonElement json, string at = "$")
    {
        if (json.ValueKind == JsonValueKind.Array)
            return json.EnumerateArray().SelectMany((entry, i) => Losses(entry, $"{at}[{i}]"));
        if (json.ValueKind != JsonValueKind.Object) return [];
        return Answers.SelectMany(answer => Read(answer.Name, answer.Read, json, at))
            .Concat(Requests.Where(request => !JsonIdentity.Same(Parse(request.Again(json)), json)).Select(request => $"{at} as a {request.Name}: {request.Again(json)}"))
            .Concat(json.EnumerateObject().SelectMany(member => Losses(member.Value, $"{at}.{member.Name}")));
    }

    /// <summary>What an object is, by its members.</summary>
    public static string Kind(JsonElement json) => json switch
    {
        { ValueKind: not JsonValueKind.Object } => "other",
        _ when RootKind(json) is { } kind => kind,
        _ when Has(json, "prompts_per_class") || Has(json, "cost_mc_hash") || Has(json, "cover_url") => "pack",
        _ when Has(json, "usd_balance_mc") => "account",
        _ when Has(json, "favicon_url") || Has(json, "landing_page_html") => "workspace",
        _ when Has(json, "models") => "models",
        _ when Has(json, "hair_color") || Has(json, "blurry") || Has(json, "ethnicity") => "inspection",
        _ when Has(json, "status") && (Has(json, "prompt_ids") || Has(json, "message")) && !Has(json, "error") => "run",
        _ when HasId(json) && (Has(json, "text") || Has(json, "images") || Has(json, "cfg_scale") || Has(json, "num_images")) => "prompt",
        _ when HasId(json) => "tune",
        _ => "problem",
    };

    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static IEnumerable<string> Read(string name, Func<string, AstriaObject> parse, JsonElement json, string at)
    {
        var read = parse(json.GetRawText());
        if (!JsonIdentity.Same(Parse(read.ToJson()), json)) yield return $"{at} as a {name}: {read.ToJson()}";
        foreach (var property in read.GetType().GetProperties().Where(property => property.Name != "Id" || HasId(json)))
        {
            string? failure = null;
            try
            {
                property.GetValue(read);
            }
            catch (System.Reflection.TargetInvocationException exception)
            {
                failure = $"{at} as a {name}: {property.Name} fails: {exception.InnerException!.Message}";
            }

            if (failure is not null) yield return failure;
        }
    }

    private static string? RootKind(JsonElement json)
    {
        if (HasId(json) || json.EnumerateObject().Count() > 2) return null;
        foreach (var name in (string[])["tune", "prompt", "prompts"])
        {
            if (!json.TryGetProperty(name, out var root)) continue;
            if (root.ValueKind == JsonValueKind.Object) return HasId(root) ? "callback" : "request";
            if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0 && root.EnumerateArray().All(entry => entry.ValueKind == JsonValueKind.Object && HasId(entry))) return "callback";
        }

        return ((string[])["pack", "theme", "workspace"]).Any(name => json.TryGetProperty(name, out var root) && root.ValueKind == JsonValueKind.Object) ? "request" : null;
    }

    private static bool Has(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out _);

    private static bool HasId(JsonElement json) =>
        json.TryGetProperty("id", out var id) && (id.ValueKind == JsonValueKind.Number ? id.TryGetInt64(out _) : id.ValueKind == JsonValueKind.String && long.TryParse(id.GetString(), out _));
}
