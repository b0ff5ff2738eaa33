using System.Text.Json;
using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Packs;

/// <summary>A prompt of a pack.</summary>
[JsonConverter(typeof(AstriaObjectConverter<PackTemplate>))]
public sealed class PackTemplate : AstriaObject, IAstriaObject<PackTemplate>
{
    private PackTemplate(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The template prompt's id.</summary>
    public long Id => RequiredWhole("id"u8);

    /// <summary>Sample pictures.</summary>
    public IReadOnlyList<Uri> Images => Addresses("images"u8);

    /// <summary>The price in millicents; on newer answers.</summary>
    public long? CostMillicents => Whole("cost_mc"u8);

    /// <summary>Reads the JSON of a pack template, as the service sends it.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The pack template.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is not a JSON object.</exception>
    public static PackTemplate Parse(string json) => new(ParseElement(json, "pack template"));

    static PackTemplate IAstriaObject<PackTemplate>.From(JsonElement json) => new(json);
}
