using System.Globalization;
using System.Text.Json;

namespace Astria.Flux.Settings;

/// <summary>A place in JSON. Places are written as <c>presets[0].lora.rank</c>.</summary>
internal sealed class JsonSettingsNode(string place, JsonElement element) : SettingsNode(place)
{
    public override string? Text => element.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null => null,
        _ => element.ToString(),
    };

    public override IEnumerable<(string Key, SettingsNode Node)> Children => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Select(member =>
            (member.Name, (SettingsNode)new JsonSettingsNode(PlaceOf(member.Name), member.Value))),
        JsonValueKind.Array => element.EnumerateArray().Select((item, index) =>
            (index.ToString(CultureInfo.InvariantCulture), (SettingsNode)new JsonSettingsNode(Invariant($"{Place}[{index}]"), item))),
        _ => [],
    };

    public override bool IsList => element.ValueKind == JsonValueKind.Array;

    public override SettingsNode Absent(string key) => new JsonSettingsNode(PlaceOf(key), default);

    private string PlaceOf(string key) => Place.Length == 0 ? key : $"{Place}.{key}";
}
