using System.Text.Json;
using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Account;

/// <summary>The account behind the key, and what is left on it.</summary>
[JsonConverter(typeof(AstriaObjectConverter<AstriaAccount>))]
public sealed class AstriaAccount : AstriaObject, IAstriaObject<AstriaAccount>
{
    private AstriaAccount(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The account's id.</summary>
    public long? Id => Whole("id"u8);

    /// <summary>The name.</summary>
    public string? Name => Text("name"u8);

    /// <summary>The e-mail address.</summary>
    public string? Email => Text("email"u8);

    /// <summary>What is left, in millicents: 100,000 are one US dollar.</summary>
    public long? BalanceMillicents => Whole("usd_balance_mc"u8);

    /// <summary>Whether storage of tunes is extended, at a price, beyond 30 days.</summary>
    public bool? AutoExtendTunes => Flag("auto_extend_tunes"u8);

    /// <summary>What is charged when nothing is left.</summary>
    public decimal? TopOffAmount => Number("top_off_amount"u8);

    /// <summary>When the service's plug-in was bought.</summary>
    public DateTimeOffset? PurchasedPluginAt => Time("purchased_plugin_at"u8);

    /// <summary>Who pays.</summary>
    public AstriaPayer? Payer => Nested<AstriaPayer>("payer"u8);

    /// <summary>Reads the JSON of an account, as the service sends it.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The account.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is not a JSON object.</exception>
    public static AstriaAccount Parse(string json) => new(ParseElement(json, "account"));

    static AstriaAccount IAstriaObject<AstriaAccount>.From(JsonElement json) => new(json);
}
