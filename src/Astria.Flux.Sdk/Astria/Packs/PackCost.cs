using System.Text.Json;
using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Packs;

/// <summary>What a pack costs for one class.</summary>
[JsonConverter(typeof(AstriaObjectConverter<PackCost>))]
public sealed class PackCost : AstriaObject, IAstriaObject<PackCost>
{
    private PackCost(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The price in US cents.</summary>
    public decimal? Cents => Number("cost"u8);

    /// <summary>The price in millicents, with a new reference; on newer answers.</summary>
    public long? CostMillicents => Whole("cost_mc"u8);

    /// <summary>How many pictures it makes.</summary>
    public int? ImageCount => Small("num_images"u8);

    /// <summary>Reads the JSON of a pack cost, as the service sends it.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The pack cost.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is not a JSON object.</exception>
    public static PackCost Parse(string json) => new(ParseElement(json, "pack cost"));

    static PackCost IAstriaObject<PackCost>.From(JsonElement json) => new(json);
}
