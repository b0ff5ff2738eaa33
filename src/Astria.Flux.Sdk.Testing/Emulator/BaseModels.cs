using System.Text.Json.Nodes;

namespace Astria.Flux.Testing.Emulator;

/// <summary>The models that are there from the start; they are everybody's and have no token.</summary>
internal static class BaseModels
{
    public const long Flux1Dev = 1504944;

    // Ids and titles: Astria's documentation; the last three: the source of the service's worker and its change log.
    private static readonly (long Id, string Title, string Branch)[] All =
    [
        (Flux1Dev, "Flux.1 dev", "flux1"), (690204, "Realistic Vision 5.1", "sd15"), (666678, "SDXL 1.0", "sdxl1"), (1832147, "Flux Fill", "flux1"), (3063697, "Krea Flux1.dev", "flux1"),
    ];

    public static bool Has(long id) => All.Any(model => model.Id == id);

    public static JsonObject? Find(long id, string site) => All.Where(model => model.Id == id).Select(model => Json(model, site)).FirstOrDefault();

    public static Reply List(ListQuery query, string site) => query.Page(
        200,
        [.. All.OrderBy(model => model.Id)],
        model => model.Id,
        model => (query.Text("branch") is not { } branch || model.Branch == branch)
            && query.Text("model_type") is null
            && (query.Text("title") is not { } title || model.Title.Contains(title, StringComparison.OrdinalIgnoreCase)),
        model => Json(model, site));

    private static JsonObject Json((long Id, string Title, string Branch) model, string site) => new()
    {
        ["id"] = model.Id,
        ["title"] = model.Title,
        ["name"] = null,
        ["token"] = null,
        ["trained_at"] = "2024-08-01T00:00:00.000Z",
        ["model_type"] = null,
        ["branch"] = model.Branch,
        ["url"] = Invariant($"{site}/tunes/{model.Id}.json"),
        ["orig_images"] = new JsonArray(),
    };
}
