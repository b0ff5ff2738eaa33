using System.Text.Json;
using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Account;

/// <summary>Who pays: the account itself or another, in a workspace.</summary>
[JsonConverter(typeof(AstriaObjectConverter<AstriaPayer>))]
public sealed class AstriaPayer : AstriaObject, IAstriaObject<AstriaPayer>
{
    private AstriaPayer(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The payer's id.</summary>
    public long? Id => Whole("id"u8);

    /// <summary>The payer's name.</summary>
    public string? Name => Text("name"u8);

    /// <summary>Whether it is the account itself.</summary>
    public bool? IsSelf => Flag("self"u8);

    /// <summary>What is left, in millicents: 100,000 are one US dollar.</summary>
    public long? BalanceMillicents => Whole("usd_balance_mc"u8);

    /// <summary>Reads the JSON of a payer, as the service sends it.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The payer.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is not a JSON object.</exception>
    public static AstriaPayer Parse(string json) => new(ParseElement(json, "payer"));

    static AstriaPayer IAstriaObject<AstriaPayer>.From(JsonElement json) => new(json);
}
