using System.Text.Json;
using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Packs;

/// <summary>What came of running a pack on tunes that exist.</summary>
[JsonConverter(typeof(AstriaObjectConverter<PackRun>))]
public sealed class PackRun : AstriaObject, IAstriaObject<PackRun>
{
    private PackRun(JsonElement json)
        : base(json)
    {
    }

    /// <summary>A number like an HTTP status, 201 when prompts were created.</summary>
    public int? Status => Small("status"u8);

    /// <summary>What the service says.</summary>
    public string? Message => Text("message"u8);

    /// <summary>The order, for packs of several tunes.</summary>
    public PackOrder? Order => Nested<PackOrder>("order"u8);

    /// <summary>The prompts; empty when the service doesn't say, and they are to be listed.</summary>
    public IReadOnlyList<long> PromptIds => Wholes("prompt_ids"u8);

    /// <summary>Reads the JSON of a pack run, as the service sends it.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The pack run.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is not a JSON object.</exception>
    public static PackRun Parse(string json) => new(ParseElement(json, "pack run"));

    static PackRun IAstriaObject<PackRun>.From(JsonElement json) => new(json);
}
