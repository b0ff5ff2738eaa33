using Astria.Flux.Presets;

namespace Astria.Flux.Tests.Presets;

public sealed class LoraTargetSetTests
{
    [Test]
    public void Letter_case_and_blanks_mean_nothing() => new LoraTargetSet(" Portrait ").Should().Be(LoraTargetSet.Portrait);

    [Test]
    public void The_default_is_the_standard_set()
    {
        default(LoraTargetSet).Should().Be(LoraTargetSet.Standard).And.Be(new LoraTargetSet("standard"));
        default(LoraTargetSet).ToString().Should().Be("standard");
    }

    [Test]
    public void A_blank_name_is_refused()
    {
        var create = () => new LoraTargetSet(" ");

        create.Should().Throw<ArgumentException>();
    }
}
