using System.Collections;
using System.Globalization;
using System.Text.Json;
using Astria.Flux.Generation;
using Astria.Flux.Training;

namespace Astria.Flux.AI;

/// <summary>The tunes that a call names, in whatever form: tunes themselves, ids, tags, with weights or without.</summary>
internal sealed class TuneNames(ICollection<FluxFault> faults)
{
    private const string Key = FluxImageProperties.Tunes;
    private const string Expected = "it must be a Tune, a WeightedTune, an id, a tag such as <lora:123:0.8>, ids with weights, or a list of these";

    private readonly List<WeightedTune> _tunes = [];
    private readonly List<(string Id, double Weight)> _ids = [];

    public IReadOnlyList<WeightedTune> Tunes => _tunes;

    public IReadOnlyList<(string Id, double Weight)> Ids => _ids;

    public void Read(object? value) => Read(value, Key);

    public void Add(string id, double weight) => Add(id, weight, Key);

    private void Read(object? value, string place)
    {
        switch (value)
        {
            case null:
                break;
            case Tune tune:
                _tunes.Add(tune);
                break;
            case WeightedTune tune:
                _tunes.Add(tune);
                break;
            case string text:
                Name(text, place);
                break;
            case int or long:
                Add(Convert.ToString(value, CultureInfo.InvariantCulture)!, 1, place);
                break;
            case JsonElement json:
                Json(json, place);
                break;
            case IEnumerable<KeyValuePair<string, double>> weights:
                foreach (var (id, weight) in weights) Add(id, weight, place);
                break;
            case IEnumerable list:
                var i = 0;
                foreach (var item in list) Read(item, Invariant($"{place}[{i++}]"));
                break;
            default:
                faults.Add(new(place, $"is {PropertyReader.Shown(value)}; {Expected}."));
                break;
        }
    }

    private void Json(JsonElement json, string place)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Null or JsonValueKind.Undefined:
                break;
            case JsonValueKind.String:
                Name(json.GetString()!, place);
                break;
            case JsonValueKind.Number when json.TryGetInt64(out var id):
                Add(id.ToString(CultureInfo.InvariantCulture), 1, place);
                break;
            case JsonValueKind.Array:
                var i = 0;
                foreach (var item in json.EnumerateArray()) Json(item, Invariant($"{place}[{i++}]"));
                break;
            case JsonValueKind.Object when json.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number:
                Member(json, id.ToString(), place);
                break;
            default:
                faults.Add(new(place, $"is {PropertyReader.Shown(json)}; {Expected}."));
                break;
        }
    }

    private void Member(JsonElement json, string id, string place)
    {
        foreach (var member in json.EnumerateObject().Where(member => member.Name is not ("id" or "weight")))
            faults.Add(new($"{place}.{member.Name}", "is not known; known are id and weight."));
        if (!json.TryGetProperty("weight", out var weight)) Add(id, 1, place);
        else if (weight.ValueKind == JsonValueKind.Number) Add(id, weight.GetDouble(), place);
        else faults.Add(new($"{place}.weight", $"is {PropertyReader.Shown(weight)}; it must be a number."));
    }

    private void Name(string text, string place)
    {
        var name = text.Trim();
        if (name is not ['<', .., '>'])
        {
            Add(name, 1, place);
            return;
        }

        var parts = name[1..^1].Split(':');
        if (!parts[0].Equals("lora", StringComparison.OrdinalIgnoreCase) || parts.Length is < 2 or > 3)
            faults.Add(new(place, $"is '{name}'; a tag is <lora:id> or <lora:id:weight>."));
        else if (parts.Length == 2)
            Add(parts[1].Trim(), 1, place);
        else if (double.TryParse(parts[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight))
            Add(parts[1].Trim(), weight, place);
        else
            faults.Add(new(place, $"is '{name}'; '{parts[2]}' is no weight, write a number such as 0.8."));
    }

    private void Add(string id, double weight, string place)
    {
        // What is put into a prompt as a tag must not be able to end the tag.
        if (id.Length == 0 || id.Any(letter => letter is '<' or '>' or ':' || char.IsWhiteSpace(letter) || char.IsControl(letter)))
            faults.Add(new(place, $"'{id}' is no id of a tune."));
        else if (!double.IsFinite(weight))
            faults.Add(new(place, Invariant($"weighs {weight}; a weight is a finite number.")));
        else
            _ids.Add((id, weight));
    }
}
