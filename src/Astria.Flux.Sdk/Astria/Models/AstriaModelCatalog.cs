using System.Text.Json;
using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Models;

/// <summary>The models the service offers.</summary>
[JsonConverter(typeof(AstriaObjectConverter<AstriaModelCatalog>))]
public sealed class AstriaModelCatalog : AstriaObject, IAstriaObject<AstriaModelCatalog>
{
    private AstriaModelCatalog(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The name of the default model.</summary>
    public string? Default => Text("default"u8);

    /// <summary>The name of the default video model.</summary>
    public string? DefaultVideoModel => Text("default_video_model"u8);

    /// <summary>How long the catalogue may be kept, in seconds.</summary>
    public long? CacheSeconds => Whole("cache_ttl"u8);

    /// <summary>The models by name.</summary>
    public IReadOnlyDictionary<string, AstriaModel> Models => ByName("models"u8, ObjectOf<AstriaModel>);

    /// <summary>The video models by name.</summary>
    public IReadOnlyDictionary<string, AstriaModel> VideoModels => ByName("video_models"u8, ObjectOf<AstriaModel>);

    /// <summary>Reads the JSON of a model catalogue, as the service sends it.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The model catalogue.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is not a JSON object.</exception>
    public static AstriaModelCatalog Parse(string json) => new(ParseElement(json, "model catalogue"));

    static AstriaModelCatalog IAstriaObject<AstriaModelCatalog>.From(JsonElement json) => new(json);
}
