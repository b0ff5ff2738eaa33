using System.Text.Json;
using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Packs;

/// <summary>An order: the prompts made by one run of a pack.</summary>
[JsonConverter(typeof(AstriaObjectConverter<PackOrder>))]
public sealed class PackOrder : AstriaObject, IAstriaObject<PackOrder>
{
    private PackOrder(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The order's id.</summary>
    public long Id => RequiredWhole("id"u8);

    /// <summary>The tunes it runs on.</summary>
    public IReadOnlyList<long> TuneIds => Wholes("tune_ids"u8);

    /// <summary>The real charge, in millicents.</summary>
    public long? TotalCostMillicents => Whole("total_cost_mc"u8);

    /// <summary>Reads the JSON of a pack order, as the service sends it.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The pack order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is not a JSON object.</exception>
    public static PackOrder Parse(string json) => new(ParseElement(json, "pack order"));

    static PackOrder IAstriaObject<PackOrder>.From(JsonElement json) => new(json);
}
