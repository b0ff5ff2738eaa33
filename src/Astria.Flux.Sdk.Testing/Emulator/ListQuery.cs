using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Astria.Flux.Testing.Emulator;

/// <summary>The paging and the filters of a list, as the service has them: newest first, 20 by default, 120 at most.</summary>
internal sealed class ListQuery(IQueryCollection query)
{
    private const int DefaultLimit = 20;
    private const int LargestLimit = 120;

    public string? Text(string name) => query.TryGetValue(name, out var value) && !string.IsNullOrEmpty(value) ? value.ToString() : null;

    public long? Whole(string name) => long.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public IReadOnlyList<string?> All(string name) => query.TryGetValue(name, out var values) ? [.. values] : [];

    public Reply Page<T>(int deepestOffset, IReadOnlyList<T> stored, Func<T, long> idOf, Func<T, bool> fits, Func<T, JsonNode> write)
    {
        var offset = (int)(Whole("offset") ?? 0);
        if (offset > deepestOffset) return new(400, new JsonObject { ["error"] = Invariant($"offset is limited to {deepestOffset}, page with before_id instead") });
        var limit = (int)Math.Clamp(Whole("limit") ?? DefaultLimit, 1, LargestLimit);
        var before = Whole("before_id") ?? long.MaxValue;
        var page = new JsonArray();
        for (var i = stored.Count - 1; i >= 0 && page.Count < limit; i--)
        {
            if (idOf(stored[i]) < before && fits(stored[i]) && offset-- <= 0) page.Add(write(stored[i]));
        }

        return new(200, page);
    }
}
