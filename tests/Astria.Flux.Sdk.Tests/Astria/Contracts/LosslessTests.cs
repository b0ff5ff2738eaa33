using System.Text.Json;
using System.Text.Json.Nodes;
using Astria.Flux.Astria.Prompts;
using Astria.Flux.Astria.Tunes;
using CsCheck;

namespace Astria.Flux.Tests.Astria.Contracts;

public sealed class LosslessTests
{
    // Names the client knows, so that values of the wrong kind meet typed members, and names it doesn't.
    private static readonly string[] Names =
    [
        "id", "text", "steps", "seed", "cfg_scale", "num_images", "images", "trained_at", "style", "super_resolution", "title", "name", "branch", "base_tune_id", "image_urls", "characteristics",
        "prompts_attributes", "prompt_attributes", "prompts", "costs", "prompts_per_class", "cost_mc_hash", "order", "prompt_ids", "payer", "models", "errors", "callback", "input_image_url", "future", "ünknown",
    ];

    private static readonly string[] Words = ["2026-09-22T10:00:00Z", "https://e.com/1.jpg", "", "flux9", "true"];

    private static readonly Gen<JsonNode?> Scalars = Gen.OneOf(
        Gen.Const((JsonNode?)null),
        Gen.Bool.Select(value => (JsonNode?)value),
        Gen.Int.Select(value => (JsonNode?)value),
        Gen.Long.Select(value => (JsonNode?)value),
        Gen.Double[-1e6, 1e6].Select(value => (JsonNode?)value),
        Gen.Int[0, 999].Select(value => JsonNode.Parse($"{value / 100}.{value % 100:D2}")),
        Gen.Int.Select(value => (JsonNode?)$"{value}"),
        Gen.String[0, 8].Select(value => (JsonNode?)new string([.. value.Where(letter => !char.IsSurrogate(letter))])),
        Gen.Int[0, Words.Length - 1].Select(i => (JsonNode?)Words[i]));

    private static readonly Gen<JsonObject> Objects = Object(Gen.OneOf(Scalars, Array(Scalars), Object(Scalars).Select(value => (JsonNode?)value), Array(Object(Scalars).Select(value => (JsonNode?)value))));

    [Test]
    public void Whatever_json_it_is_nothing_fails_and_nothing_is_lost() =>
        Objects.Sample(json => PayloadShape.Losses(PayloadShape.Parse(json.ToJsonString())).Should().BeEmpty(), iter: 1000);

    [Test]
    public void Values_that_fit_are_typed_and_the_others_are_kept_beside_them()
    {
        var request = TuneRequest.Parse("""{"tune":{"title":"t","steps":"300","prompts_attributes":[{"text":"x","num_images":2,"seed":null}]}}""");

        request.Title.Should().Be("t");
        request.Steps.Should().BeNull();
        request.OtherParameters!["steps"].GetString().Should().Be("300");
        request.Prompts![0].ImageCount.Should().Be(2);
        request.Prompts[0].OtherParameters!["seed"].ValueKind.Should().Be(JsonValueKind.Null);
    }

    [TestCase("[]")]
    [TestCase("{")]
    [TestCase("7")]
    public void What_is_no_object_is_no_request(string json) =>
        FluentActions.Invoking(() => PromptRequest.Parse(json)).Should().Throw<FormatException>();

    private static Gen<JsonNode?> Array(Gen<JsonNode?> entries) => entries.Array[0, 3].Select(values => (JsonNode?)new JsonArray([.. values.Select(value => value?.DeepClone())]));

    private static Gen<JsonObject> Object(Gen<JsonNode?> values) => Gen.Select(Gen.Int[0, Names.Length - 1].Select(i => Names[i]), values).Array[0, 6].Select(members =>
    {
        var json = new JsonObject();
        foreach (var (name, value) in members) json[name] = value?.DeepClone();
        return json;
    });
}
