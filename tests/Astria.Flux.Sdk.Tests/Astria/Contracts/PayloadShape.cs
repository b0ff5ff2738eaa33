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

/// <summary>Tells by its members what a payload is, reads it as that, every member of it, and writes it again.</summary>
internal static class PayloadShape
{
    public static string ReadAndWrite(string json, out string shape)
    {
        using var document = JsonDocument.Parse(json);
        return ReadAndWrite(document.RootElement, out shape);
    }

    private static string ReadAndWrite(JsonElement json, out string shape)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            shape = "empty list";
            var entries = new List<string>();
            foreach (var entry in json.EnumerateArray())
            {
                entries.Add(ReadAndWrite(entry, out var kind));
                shape = $"list of {kind}";
            }

            return $"[{string.Join(',', entries)}]";
        }

        if (Root(json, out var root, out var name))
        {
            var written = name == "prompts" || root.TryGetProperty("id", out _) ? ReadAndWrite(root, out shape) : Request(name, root, out shape);
            return $"{{\"{name}\":{written}}}";
        }

        return Object(json, out shape);
    }

    private static bool Root(JsonElement json, out JsonElement root, out string name)
    {
        var members = json.EnumerateObject().ToList();
        name = members.Count == 1 ? members[0].Name : string.Empty;
        root = members.Count == 1 ? members[0].Value : default;
        return name is "tune" or "prompt" or "prompts";
    }

    private static string Request(string name, JsonElement json, out string shape)
    {
        shape = $"{name} request";
        if (name == "prompt") return Again(json, PromptRequestJson.Default.PromptRequest);
        var isPack = json.TryGetProperty("tune_ids", out _) || json.TryGetProperty("prompt_attributes", out _);
        return isPack ? Again(json, PackRequestJson.Default.PackRequest) : Again(json, TuneRequestJson.Default.TuneRequest);
    }

    private static string Again<T>(JsonElement json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        JsonSerializer.Serialize(json.Deserialize(type)!, type);

    private static string Object(JsonElement json, out string shape)
    {
        var text = json.GetRawText();
        AstriaObject read = json switch
        {
            _ when Has(json, "prompts_per_class") || Has(json, "cost_mc_hash") => AstriaPack.Parse(text),
            _ when Has(json, "usd_balance_mc") => AstriaAccount.Parse(text),
            _ when Has(json, "favicon_url") => AstriaWorkspace.Parse(text),
            _ when Has(json, "models") => AstriaModelCatalog.Parse(text),
            _ when Has(json, "hair_color") || Has(json, "blurry") => ImageInspection.Parse(text),
            _ when Has(json, "status") && (Has(json, "order") || Has(json, "message")) => PackRun.Parse(text),
            _ when Has(json, "id") && (Has(json, "text") || Has(json, "images") || Has(json, "cfg_scale")) => AstriaPrompt.Parse(text),
            _ when Has(json, "id") => AstriaTune.Parse(text),
            _ => AstriaProblem.Parse(text),
        };
        shape = read.GetType().Name;

        // Reading every member must not fail on any shape.
        foreach (var property in read.GetType().GetProperties()) property.GetValue(read);
        return read.ToJson();
    }

    private static bool Has(JsonElement json, string name) => json.TryGetProperty(name, out _);
}
