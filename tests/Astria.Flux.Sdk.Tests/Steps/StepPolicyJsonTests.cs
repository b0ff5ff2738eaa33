using System.Text;
using System.Text.Json;
using Astria.Flux.Steps;

namespace Astria.Flux.Tests.Steps;

/// <summary>What a policy writes of itself, so that a record says by which numbers was trained.</summary>
internal sealed class StepPolicyJsonTests
{
    [TestCase(1, null, """{"perImage":27,"minimum":1}""")]
    [TestCase(300, null, """{"perImage":27,"minimum":300}""")]
    [TestCase(300, 5000L, """{"perImage":27,"minimum":300,"maximum":5000}""")]
    public void A_rate_is_written_with_its_bounds(long minimum, long? maximum, string json) => Written(new PerImageStepPolicy(27, minimum, maximum)).Should().Be(json);

    [Test]
    public void An_economy_rate_is_written_beside_the_rate() =>
        Written(new PerImageStepPolicy(100, 300) { EconomyRate = new(40, 60) }).Should().Be("""{"perImage":100,"minimum":300,"economy":{"least":40,"most":60}}""");

    [Test]
    public void A_fixed_number_is_written() => Written(new FixedStepPolicy(900)).Should().Be("""{"fixed":900}""");

    [Test]
    public void That_the_engine_decides_is_written() => Written(new EngineDefaultStepPolicy()).Should().Be("""{"engineDecides":true}""");

    [Test]
    public void A_policy_of_an_apps_own_is_written_by_its_type_and_its_words() =>
        Written(new Own()).Should().Be("""{"type":"Astria.Flux.Tests.Steps.StepPolicyJsonTests\u002BOwn","rule":"ten, or so"}""");

    [Test]
    public void Nowhere_is_no_place_to_write_to()
    {
        StepPolicy[] policies = [new PerImageStepPolicy(27), new FixedStepPolicy(9), new EngineDefaultStepPolicy(), new Own()];

        policies.Should().AllSatisfy(policy => policy.Invoking(one => one.WriteParameters(null!)).Should().Throw<ArgumentNullException>().WithParameterName("json"));
    }

    private static string Written(StepPolicy policy)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            policy.WriteParameters(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private sealed class Own : StepPolicy
    {
        public override StepDecision Decide(int imageCount) => StepDecision.ByRule(10);

        public override string Describe() => "ten, or so";
    }
}
