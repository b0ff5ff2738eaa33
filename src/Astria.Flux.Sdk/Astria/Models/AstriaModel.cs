using System.Text.Json;
using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Models;

/// <summary>A model of the catalogue.</summary>
[JsonConverter(typeof(AstriaObjectConverter<AstriaModel>))]
public sealed class AstriaModel : AstriaObject, IAstriaObject<AstriaModel>
{
    private AstriaModel(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id prompts are posted to.</summary>
    public long? TuneId => Whole("tune_id"u8);

    /// <summary>Its title.</summary>
    public string? Title => Text("title"u8);

    /// <summary>The size classes it has.</summary>
    public IReadOnlyList<string> Resolutions => Texts("resolutions"u8);

    /// <summary>Reads the JSON of a model, as the service sends it.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is not a JSON object.</exception>
    public static AstriaModel Parse(string json) => new(ParseElement(json, "model"));

    static AstriaModel IAstriaObject<AstriaModel>.From(JsonElement json) => new(json);
}
