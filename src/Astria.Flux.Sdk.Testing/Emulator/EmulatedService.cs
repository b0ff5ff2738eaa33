using System.Text.Json.Nodes;

namespace Astria.Flux.Testing.Emulator;

/// <summary>What the service knows and does: tunes, prompts, balance. Thread-safe; every call is one step.</summary>
internal sealed partial class EmulatedService(AstriaEmulatorOptions options, FaultQueue faults, CallbackSender callbacks)
{
    private readonly Lock _gate = new();
    private readonly List<StoredTune> _tunes = [];
    private readonly List<StoredPrompt> _prompts = [];
    private readonly Dictionary<long, StoredPrompt> _promptsById = [];
    private readonly Dictionary<string, StoredPrompt> _promptsByIdentity = new(StringComparer.Ordinal);
    private long _balance = options.BalanceMillicents;
    private long _nextId = 30_000_000;

    public string Site { get; set; } = string.Empty;

    public long Balance
    {
        get
        {
            lock (_gate) return _balance;
        }
    }

    public int TuneCount
    {
        get
        {
            lock (_gate) return _tunes.Count;
        }
    }

    public int PromptCount
    {
        get
        {
            lock (_gate) return _prompts.Count;
        }
    }

    public PackStore Packs { get; } = new();

    public WorkspaceStore Workspaces { get; } = new();

    private DateTimeOffset Now => options.TimeProvider.GetUtcNow();

    public Reply CreateTune(JsonObject sent, int? packTemplateCount = null)
    {
        lock (_gate)
        {
            var problems = SentRules.OfTune(sent);
            if (problems.Count > 0) return Reply.Refused([.. problems]);
            if (options.IsIdempotent && _tunes.Find(tune => tune.Title == Wire.Text(sent, "title")) is { } existing) return new(200, existing.ToJson(Now, Site));
            var images = SentRules.ImageCount(sent);
            var steps = (int)(Wire.Whole(sent, "steps") ?? SentRules.DefaultSteps(Wire.Text(sent, "preset"), images));
            var type = Wire.Text(sent, "model_type");
            var isFree = Wire.Text(sent, "branch") == "fast" || type == "faceid";
            var cost = isFree ? 0 : steps * options.StepPriceMillicents;
            if (cost > _balance) return Reply.Refused(("base", "Not enough balance"));
            _balance -= cost;
            var now = Now;
            var duration = type == "faceid" ? TimeSpan.Zero : Wire.Text(sent, "branch") == "fast" ? options.MockTrainingTime : options.TrainingTime;
            var neverEnds = faults.Take("POST", "/tunes", kind => kind == EmulatorFaultKind.TrainingNeverEnds) is not null;
            var tune = new StoredTune
            {
                Id = _nextId++,
                Sent = sent,
                Created = now,
                Eta = now + (Wire.Text(sent, "branch") == "fast" ? TimeSpan.FromMinutes(4) : options.TrainingTime),
                Trained = neverEnds ? null : now + duration,
                Steps = steps,
                Cost = cost,
                ImageCount = images,
            };
            _tunes.Add(tune);
            if (tune.Trained is { } trained && Wire.Text(sent, "callback") is { Length: > 0 } callback && type != "faceid")
                callbacks.Schedule(callback, trained, () => new() { ["tune"] = Find(tune.Id)?.ToCallback(Now, Site) });
            var json = tune.ToJson(now, Site);
            if (sent["prompts_attributes"] is JsonArray { Count: > 0 } nested)
                json["prompts"] = new JsonArray([.. nested.OfType<JsonObject>().Select(prompt => Queue(tune, prompt, null).ToJson(now, Site))]);
            return new(201, json);
        }
    }

    public Reply CreatePrompt(long pathTuneId, JsonObject sent, long? originalId = null)
    {
        lock (_gate)
        {
            var tune = Find(pathTuneId);
            if (tune is null && !BaseModels.Has(pathTuneId)) return Reply.NotFound;
            var problems = SentRules.OfPrompt(pathTuneId, tune, sent);
            if (problems.Count > 0) return Reply.Refused([.. problems]);
            if (options.IsIdempotent && originalId is null && _promptsByIdentity.TryGetValue(StoredPrompt.KeyOf(pathTuneId, sent), out var existing))
                return new(200, existing.ToJson(Now, Site));
            var cost = tune?.Branch == "fast" ? 0 : options.ImagePriceMillicents * (Wire.Whole(sent, "num_images") ?? 1);
            if (cost > _balance) return Reply.Refused(("base", "Not enough balance"));
            return new(201, Add(pathTuneId, sent, Wire.Text(sent, "text") ?? string.Empty, Now.AddMilliseconds(500), cost, originalId, Wire.Whole(sent, "base_pack_id")).ToJson(Now, Site));
        }
    }

    public Reply DuplicatePrompt(long id, JsonObject overrides)
    {
        lock (_gate)
        {
            if (!_promptsById.TryGetValue(id, out var original)) return Reply.NotFound;
            var sent = (JsonObject)original.Sent.DeepClone();
            foreach (var (name, value) in overrides)
                sent[name] = value?.DeepClone();
            return CreatePrompt(original.TuneId, sent, id);
        }
    }

    public Reply GetTune(long id)
    {
        lock (_gate)
        {
            return (Find(id)?.ToJson(Now, Site) ?? BaseModels.Find(id, Site)) is { } tune ? new(200, tune) : Reply.NotFound;
        }
    }

    public Reply GetPrompt(long id, long? tuneId = null)
    {
        lock (_gate)
        {
            return _promptsById.TryGetValue(id, out var prompt) && (tuneId is null || prompt.TuneId == tuneId || prompt.Names(tuneId.Value))
                ? new(200, prompt.ToJson(Now, Site))
                : Reply.NotFound;
        }
    }

    public Reply ListTunes(ListQuery query)
    {
        lock (_gate)
        {
            return query.Page(
                200,
                _tunes,
                tune => tune.Id,
                tune => (query.Text("title") is not { } title || tune.Title?.Contains(title, StringComparison.OrdinalIgnoreCase) is true)
                    && (query.Text("model_type") is not { } type || tune.ModelType == type)
                    && (query.Text("branch") is not { } branch || tune.Branch == branch)
                    && (query.All("name[]") is not { Count: > 0 } names || names.Contains(Wire.Text(tune.Sent, "name"), StringComparer.Ordinal)),
                tune => tune.ToJson(Now, Site));
        }
    }

    public Reply ListPrompts(ListQuery query, long? tuneId)
    {
        lock (_gate)
        {
            return query.Page(
                10_000,
                _prompts,
                prompt => prompt.Id,
                prompt => (tuneId is not { } id || prompt.TuneId == id || prompt.Names(id))
                    && (query.Text("text") is not { } text || prompt.Text.Contains(text, StringComparison.OrdinalIgnoreCase))
                    && (query.Whole("tune_id") is not { } path || prompt.TuneId == path)
                    && (query.Whole("base_pack_id") is not { } pack || prompt.BasePackId == pack)
                    && (query.Whole("orig_prompt_id") is not { } original || prompt.OriginalPromptId == original)
                    && (query.Text("liked") != "true" || prompt.Liked),
                prompt => prompt.ToJson(Now, Site));
        }
    }

    public Reply UpdateTune(long id, JsonObject change)
    {
        lock (_gate)
        {
            if (Find(id) is not { } tune) return Reply.NotFound;
            foreach (var (name, value) in change)
                tune.Sent[name] = value?.DeepClone();
            return new(200, tune.ToJson(Now, Site));
        }
    }

    public Reply UpdatePrompt(long id, JsonObject change)
    {
        lock (_gate)
        {
            if (!_promptsById.TryGetValue(id, out var prompt)) return Reply.NotFound;
            foreach (var (name, value) in change)
                prompt.Sent[name] = value?.DeepClone();
            return new(200, prompt.ToJson(Now, Site));
        }
    }

    public Reply DeleteTune(long id)
    {
        lock (_gate)
        {
            if (Find(id) is not { } tune) return Reply.NotFound;
            _tunes.Remove(tune);
            return new(200, new JsonObject());
        }
    }

    public Reply DeletePrompt(long id)
    {
        lock (_gate)
        {
            if (!_promptsById.Remove(id, out var prompt)) return Reply.NotFound;
            _prompts.Remove(prompt);
            _promptsByIdentity.Remove(prompt.IdentityKey);
            return new(200, new JsonObject { ["message"] = "Prompt successfully deleted" });
        }
    }

    public Reply Like(long id)
    {
        lock (_gate)
        {
            if (!_promptsById.TryGetValue(id, out var prompt)) return Reply.NotFound;
            prompt.Liked = !prompt.Liked;
            return new(201);
        }
    }

    public Reply Account(string? workspace)
    {
        lock (_gate)
        {
            return new(200, new JsonObject
            {
                ["id"] = 1,
                ["name"] = "Emulated Account",
                ["email"] = "emulator@example.com",
                ["usd_balance_mc"] = _balance,
                ["auto_extend_tunes"] = false,
                ["payer"] = new JsonObject { ["id"] = 1, ["name"] = "Emulated Account", ["self"] = workspace is null, ["usd_balance_mc"] = _balance },
            });
        }
    }

    /// <summary>Begins anew: as if nothing had been sent yet.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _tunes.Clear();
            _prompts.Clear();
            _promptsById.Clear();
            _promptsByIdentity.Clear();
            _balance = options.BalanceMillicents;
            Workspaces.Clear();
        }
    }

    private StoredTune? Find(long id) => _tunes.Find(tune => tune.Id == id);

    // As the service must do it for LoRAs: the token in front of the text, and the base model as the place.
    private StoredPrompt Queue(StoredTune tune, JsonObject prompt, long? originalId)
    {
        var text = Wire.Text(prompt, "text") ?? string.Empty;
        foreach (var (key, value) in tune.Sent["characteristics"] as JsonObject ?? [])
            text = text.Replace("{{" + key + "}}", value?.ToString(), StringComparison.Ordinal);
        var place = tune.Id;
        if (tune.ModelType is "lora" or "pti" && Wire.Whole(tune.Sent, "base_tune_id") is { } baseId)
        {
            place = baseId;
            text = Invariant($"<lora:{tune.Id}:{Wire.Number(prompt, "lora_scale") ?? 1}> {text}");
        }

        var cost = tune.Branch == "fast" ? 0 : options.ImagePriceMillicents * (Wire.Whole(prompt, "num_images") ?? 1);
        var starts = tune.Trained is { } trained ? (trained > Now ? trained.AddSeconds(15) : Now.AddMilliseconds(500)) : (DateTimeOffset?)null;
        return Add(place, (JsonObject)prompt.DeepClone(), text, starts, cost, originalId, Wire.Whole(prompt, "base_pack_id"));
    }

    private StoredPrompt Add(long tuneId, JsonObject sent, string text, DateTimeOffset? starts, long cost, long? originalId, long? packId)
    {
        _balance -= cost;
        var fails = faults.Take("POST", "/prompts", kind => kind == EmulatorFaultKind.PromptFails) is not null;
        var prompt = new StoredPrompt
        {
            Id = _nextId++,
            TuneId = tuneId,
            Sent = sent,
            Text = text,
            Created = Now,
            Started = starts,
            Done = starts + options.GenerationTime,
            Cost = cost,
            UserError = fails ? "The prompt could not be drawn" : null,
            OriginalPromptId = originalId,
            BasePackId = packId,
        };
        _prompts.Add(prompt);
        _promptsById.Add(prompt.Id, prompt);
        _promptsByIdentity[prompt.IdentityKey] = prompt;
        if (prompt.Done is { } done && Wire.Text(sent, "callback") is { Length: > 0 } callback)
            callbacks.Schedule(callback, done, () => new() { ["prompt"] = prompt.ToCallback(Now, Site) });
        return prompt;
    }
}
