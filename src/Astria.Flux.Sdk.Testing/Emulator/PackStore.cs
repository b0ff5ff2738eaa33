using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Astria.Flux.Testing.Emulator;

/// <summary>The packs there are. Thread-safe.</summary>
internal sealed class PackStore
{
    private readonly ConcurrentDictionary<long, EmulatedPack> _packs = new();

    public void Add(EmulatedPack pack) => _packs[pack.Id] = pack;

    public EmulatedPack? Find(string idOrSlug) =>
        long.TryParse(idOrSlug, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? _packs.GetValueOrDefault(id) : _packs.Values.FirstOrDefault(pack => pack.Slug == idOrSlug);

    public Reply Create(JsonObject sent)
    {
        var id = 900L + _packs.Count;
        var pack = new EmulatedPack(id, Invariant($"pack-{id}"), new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));
        Add(pack);
        var json = Entry(pack);
        json["title"] = Wire.Text(sent, "title");
        return new(201, json);
    }

    public Reply List(ListQuery query) => query.Page(10_000, [.. _packs.Values.OrderBy(pack => pack.Id)], pack => pack.Id, _ => true, Entry);

    public static Reply Get(EmulatedPack pack)
    {
        var json = new JsonObject { ["id"] = pack.Id, ["slug"] = pack.Slug, ["title"] = pack.Slug, ["cover_url"] = null, ["public_at"] = null, ["unlisted_at"] = null };
        var costs = new JsonObject();
        var prompts = new JsonObject();
        foreach (var (name, texts) in pack.PromptsByClass)
        {
            costs[name] = new JsonObject { ["cost"] = 216 + 4 * texts.Count, ["num_images"] = texts.Count };
            prompts[name] = new JsonArray([.. texts.Select((_, i) => (JsonNode)new JsonObject { ["id"] = pack.Id * 1000 + i, ["images"] = new JsonArray() })]);
        }

        json["costs"] = costs;
        json["logo"] = null;
        json["prompts_per_class"] = prompts;
        return new(200, json);
    }

    private static JsonObject Entry(EmulatedPack pack) => new()
    {
        ["id"] = pack.Id,
        ["base_tune_id"] = 1504944,
        ["user_id"] = 1,
        ["slug"] = pack.Slug,
        ["title"] = pack.Slug,
        ["token"] = "ohwx",
        ["multiplier"] = 10,
        ["model_type"] = "lora",
        ["public_at"] = null,
    };
}
