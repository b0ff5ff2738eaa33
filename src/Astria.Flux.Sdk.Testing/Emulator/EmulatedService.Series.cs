using System.Globalization;
using System.Text.Json.Nodes;

namespace Astria.Flux.Testing.Emulator;

/// <summary>Many prompts from one order: packs and themes.</summary>
internal sealed partial class EmulatedService
{
    // Astria's documentation, themes.
    private const int PromptsOfATheme = 10;

    public Reply RunPack(EmulatedPack pack, JsonObject sent)
    {
        lock (_gate)
        {
            if (sent["tune_ids"] is JsonArray { Count: > 0 } tuneIds)
            {
                var tunes = Ids(sent, "tune_ids").Select(Find).ToList();
                if (tunes.Contains(null)) return Reply.NotFound;
                var made = tunes.SelectMany(tune => QueuePack(pack, tune!, sent)).ToList();
                Report(made, sent);
                return new(201, new JsonObject
                {
                    ["status"] = 201,
                    ["order"] = new JsonObject { ["id"] = _nextId++, ["tune_ids"] = tuneIds.DeepClone(), ["total_cost_mc"] = made.Sum(prompt => prompt.Cost) },
                    ["prompt_ids"] = new JsonArray([.. made.Select(prompt => (JsonNode)prompt.Id)]),
                });
            }

            if (!pack.PromptsByClass.ContainsKey(Wire.Text(sent, "name") ?? string.Empty)) return Reply.Refused(("name", "is not a class of the pack"));
            sent["base_tune_id"] ??= BaseModels.Flux1Dev;
            sent["model_type"] ??= "lora";
            sent["branch"] ??= "flux1";
            var reply = CreateTune(sent);
            if (reply is not { Status: 201, Json: JsonObject json }) return reply;
            Report(QueuePack(pack, Find(Wire.Whole(json, "id")!.Value)!, sent), sent);
            return new(201, Wire.Only(
                json, "id", "title", "name", "eta", "trained_at", "started_training_at", "expires_at", "created_at", "updated_at", "url", "orig_images"));
        }
    }

    public Reply WriteTheme(JsonObject sent)
    {
        lock (_gate)
        {
            if (string.IsNullOrWhiteSpace(Wire.Text(sent, "theme"))) return Reply.Refused(("theme", "can't be blank"));
            var tunes = Ids(sent, "tune_ids").Select(Find).ToList();
            if (tunes.Count == 0 || tunes.Contains(null)) return Reply.NotFound;
            foreach (var tune in tunes)
            {
                for (var i = 0; i < PromptsOfATheme; i++)
                {
                    var prompt = (sent["prompt_attributes"] as JsonObject)?.DeepClone() as JsonObject ?? [];
                    prompt["text"] = Invariant($"{tune!.Token} {Wire.Text(tune.Sent, "name")}, {Wire.Text(sent, "theme")}, idea {i + 1}");
                    prompt["theme"] = Wire.Text(sent, "theme");
                    Queue(tune, prompt, null);
                }
            }

            return new(201);
        }
    }

    private static IEnumerable<long> Ids(JsonObject sent, string name) =>
        (sent[name] as JsonArray ?? []).Select(id => long.TryParse(id?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);

    // Once, when the last of them is done.
    private void Report(IReadOnlyList<StoredPrompt> prompts, JsonObject sent)
    {
        if (prompts.Count == 0 || prompts.Any(prompt => prompt.Done is null) || Wire.Text(sent, "prompts_callback") is not { Length: > 0 } address) return;
        callbacks.Schedule(address, prompts.Max(prompt => prompt.Done!.Value), () => new()
        {
            ["prompts"] = new JsonArray([.. prompts.Select(prompt => (JsonNode)prompt.ToCallback(Now, Site))]),
        });
    }

    private StoredPrompt[] QueuePack(EmulatedPack pack, StoredTune tune, JsonObject sent)
    {
        var templates = pack.PromptsByClass.GetValueOrDefault(Wire.Text(tune.Sent, "name") ?? string.Empty) ?? [];
        var chosen = Ids(sent, "prompt_ids").ToHashSet();
        return [.. templates.Select((text, i) => (Text: text, Id: pack.Id * 1000 + i)).Where(template => chosen.Count == 0 || chosen.Contains(template.Id)).Select(template =>
        {
            var prompt = (sent["prompt_attributes"] as JsonObject)?.DeepClone() as JsonObject ?? [];
            prompt["text"] = template.Text;
            prompt["base_pack_id"] = pack.Id;
            return Queue(tune, prompt, template.Id);
        })];
    }
}
