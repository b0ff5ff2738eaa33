using System.Text.Json;
using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Workspaces;

/// <summary>A workspace: tunes and prompts apart from the personal ones.</summary>
[JsonConverter(typeof(AstriaObjectConverter<AstriaWorkspace>))]
public sealed class AstriaWorkspace : AstriaObject, IAstriaObject<AstriaWorkspace>
{
    private AstriaWorkspace(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The workspace's id.</summary>
    public long Id => RequiredWhole("id"u8);

    /// <summary>Its title.</summary>
    public string? Title => Text("title"u8);

    /// <summary>Its name in addresses.</summary>
    public string? Slug => Text("slug"u8);

    /// <summary>Its icon; may be empty.</summary>
    public string? FaviconUrl => Text("favicon_url"u8);

    /// <summary>Its landing page.</summary>
    public string? LandingPageHtml => Text("landing_page_html"u8);

    /// <summary>What it is about.</summary>
    public string? Brief => Text("brief"u8);

    /// <summary>Reads the JSON of a workspace, as the service sends it.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The workspace.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is not a JSON object.</exception>
    public static AstriaWorkspace Parse(string json) => new(ParseElement(json, "workspace"));

    static AstriaWorkspace IAstriaObject<AstriaWorkspace>.From(JsonElement json) => new(json);
}
