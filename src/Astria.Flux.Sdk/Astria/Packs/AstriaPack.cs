using System.Text.Json;
using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Packs;

/// <summary>A pack: prompts by class with a training configuration; the website calls it a template.</summary>
[JsonConverter(typeof(AstriaObjectConverter<AstriaPack>))]
public sealed class AstriaPack : AstriaObject, IAstriaObject<AstriaPack>
{
    private AstriaPack(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The pack's id.</summary>
    public long Id => RequiredWhole("id"u8);

    /// <summary>Its name in addresses.</summary>
    public string? Slug => Text("slug"u8);

    /// <summary>Its title.</summary>
    public string? Title => Text("title"u8);

    /// <summary>Its subtitle.</summary>
    public string? Subtitle => Text("subtitle"u8);

    /// <summary>The class it is mainly for.</summary>
    public string? MainClassName => Text("main_class_name"u8);

    /// <summary>The model it trains on.</summary>
    public long? BaseTuneId => Whole("base_tune_id"u8);

    /// <summary>Whose it is.</summary>
    public long? UserId => Whole("user_id"u8);

    /// <summary>The rare word its prompts use.</summary>
    public string? Token => Text("token"u8);

    /// <summary>The factor on its price.</summary>
    public decimal? Multiplier => Number("multiplier"u8);

    /// <summary>What kind of weights it trains.</summary>
    public string? ModelType => Text("model_type"u8);

    /// <summary>The cover picture.</summary>
    public Uri? CoverUrl => Address("cover_url"u8);

    /// <summary>The logo.</summary>
    public string? Logo => Text("logo"u8);

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt => Time("created_at"u8);

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt => Time("updated_at"u8);

    /// <summary>Since when it is public; <see langword="null"/> when it isn't.</summary>
    public DateTimeOffset? PublicAt => Time("public_at"u8);

    /// <summary>Since when it is not listed; <see langword="null"/> when it is.</summary>
    public DateTimeOffset? UnlistedAt => Time("unlisted_at"u8);

    /// <summary>Its prompts; on newer answers.</summary>
    public IReadOnlyList<PackTemplate> TemplatePrompts => NestedList<PackTemplate>("template_prompts"u8);

    /// <summary>The price by class, in US cents, as one pack's own page has it.</summary>
    public IReadOnlyDictionary<string, PackCost> Costs => ByName("costs"u8, ObjectOf<PackCost>);

    /// <summary>The price by class, in millicents, as lists have it: 100,000 are one US dollar.</summary>
    public IReadOnlyDictionary<string, long> CostMillicentsByClass =>
        ByName("cost_mc_hash"u8, WholeOf).Where(cost => cost.Value is not null).ToDictionary(cost => cost.Key, cost => cost.Value!.Value, StringComparer.Ordinal);

    /// <summary>The prompts by class.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PackTemplate>> PromptsByClass => ByName("prompts_per_class"u8, ListOf<PackTemplate>);

    /// <summary>Reads the JSON of a pack, as the service sends it.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The pack.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is not a JSON object.</exception>
    public static AstriaPack Parse(string json) => new(ParseElement(json, "pack"));

    static AstriaPack IAstriaObject<AstriaPack>.From(JsonElement json) => new(json);
}
