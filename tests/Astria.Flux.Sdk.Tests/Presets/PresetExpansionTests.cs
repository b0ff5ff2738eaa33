using System.Globalization;
using System.Text.Json;
using Astria.Flux.Presets;
using Astria.Flux.Steps;
using CsCheck;

namespace Astria.Flux.Tests.Presets;

internal sealed class PresetExpansionTests
{
    // Published: a change of one of these is a change of a revision, which never changes.
    [TestCase("portrait@2025-06", "0a1c8496aaec7147c26243573313dd0bfce52147d6f50790c660a97723453cb7")]
    [TestCase("focus@2025-06", "3a55701c8748a0ef986c91edfa485fbdaed132276e0e733683e1e5d49359e917")]
    [TestCase("fast@2024-11", "fceb5a4ce38e8813f0cd2414c7c0f39a08543a645c4030902ea2c44ed6a00f28")]
    [TestCase("high@2025-01", "39ef8d3baa6beec3e8d01c7bd87f815f6b6abc7cdeacc1c0689f7ee977b1e93f")]
    public void A_published_revision_never_changes(string reference, string sha256) =>
        PresetExpansion.Of(PresetCatalog.BuiltIn.Get(reference)).Sha256.Should().Be(sha256);

    [Test]
    public void The_expansion_of_portrait_reads_so() => PresetExpansion.Of(FluxPresets.Portrait).Json.Should().Be(
        """{"apiName":"flux-lora-portrait","isLegacy":false,"lora":{"alpha":16,"batchSize":4,"captionDropout":0.1,"learningRate":0.0005,"rank":16,"resolution":512,"schedule":"polynomial","targets":"portrait","warmupSteps":10},"name":"portrait","preprocessing":{"faceCrop":true,"requireFace":true,"subjectMask":true},"purpose":"People, animals and products from a handful of photos; recommended.","revision":"2025-06","steps":{"minimum":300,"perImage":27}}""");

    [Test]
    public void An_intact_record_is_known_from_one_that_was_changed()
    {
        var expansion = PresetExpansion.Of(FluxPresets.High);

        PresetExpansion.IsIntact(expansion.Json, expansion.Sha256.ToUpperInvariant()).Should().BeTrue();
        PresetExpansion.IsIntact(expansion.Json.Replace("64", "65", StringComparison.Ordinal), expansion.Sha256).Should().BeFalse();
    }

    // RFC 8785, appendix B, and the borders of its notations.
    [TestCase(0.0, "0")]
    [TestCase(-0.0, "0")]
    [TestCase(1e21, "1e+21")]
    [TestCase(1e20, "100000000000000000000")]
    [TestCase(1e-6, "0.000001")]
    [TestCase(1e-7, "1e-7")]
    [TestCase(5e-324, "5e-324")]
    [TestCase(1.7976931348623157e308, "1.7976931348623157e+308")]
    [TestCase(333333333.33333329, "333333333.3333333")]
    [TestCase(9.999999999999997e22, "9.999999999999997e+22")]
    [TestCase(-12.5, "-12.5")]
    [TestCase(0.0005, "0.0005")]
    [TestCase(1.5, "1.5")]
    public void Numbers_are_spelled_as_RFC_8785_says(double number, string spelled)
    {
        using var document = JsonDocument.Parse(number.ToString("R", CultureInfo.InvariantCulture));

        CanonicalJson.Write(document.RootElement).Should().Be(spelled);
    }

    [Test]
    public void Any_number_comes_back_from_its_spelling() => Gen.Double.Where(double.IsFinite).Sample(
        number =>
        {
            using var document = JsonDocument.Parse(number.ToString("R", CultureInfo.InvariantCulture));
            return double.Parse(CanonicalJson.Write(document.RootElement), CultureInfo.InvariantCulture) == number;
        },
        iter: PropertyCases.Count);

    [Test]
    public void Members_are_sorted_and_only_what_must_be_is_escaped()
    {
        using var document = JsonDocument.Parse("""{ "b": [ 1, true, null ], "a": "\u20ac\u000f\n\"\\/" }""");

        CanonicalJson.Write(document.RootElement).Should().Be("{\"a\":\"€\\u000f\\n\\\"\\\\/\",\"b\":[1,true,null]}");
    }

    [Test]
    public void Different_presets_have_different_fingerprints() =>
        PresetExpansion.Of(FluxPresets.Portrait with { Lora = FluxPresets.Portrait.Lora with { Rank = 17 } }).Sha256.Should().NotBe(PresetExpansion.Of(FluxPresets.Portrait).Sha256);

    [Test]
    public void Half_a_surrogate_pair_is_no_purpose() =>
        (FluxPresets.Portrait with { Purpose = "\ud83d" }).Validate().Should().ContainSingle().Which.Place.Should().Be("Purpose");

    [Test]
    public void The_order_of_a_presets_members_means_nothing() =>
        PresetExpansion.Of(PresetFormat.Default.Read("""{ "steps": { "fixed": 5 }, "revision": "2026-01", "name": "a" }"""))
            .Should().Be(PresetExpansion.Of(new FluxPreset { Name = "a", Revision = new(2026, 1), Steps = new FixedStepPolicy(5) }));
}
