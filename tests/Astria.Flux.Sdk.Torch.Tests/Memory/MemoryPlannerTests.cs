using Astria.Flux.Presets;
using Astria.Flux.Torch.Memory;
using Astria.Flux.Torch.Quantization;

namespace Astria.Flux.Torch.Tests.Memory;

/// <summary>What FLUX.1 takes, said before anything is loaded.</summary>
internal sealed class MemoryPlannerTests
{
    private const long Gigabyte = 1_000_000_000;

    private static readonly MemoryRequest Large = new() { DeviceBytes = 80 * Gigabyte };

    [Test]
    public void FLUX_1_dev_has_11_90_thousand_million_numbers() => (MemoryParts.Parameters(FluxSizes.Dev) / 1e9).Should().BeApproximately(11.90, 0.005);

    [TestCase(WeightFormat.Full, 23.8)]
    [TestCase(WeightFormat.Int8, 11.9)]
    [TestCase(WeightFormat.Int4, 6.7)]
    public void Its_weights_take_what_their_form_takes(WeightFormat format, double gigabytes) =>
        Part(Large with { Weights = format }, "weights").Should().BeApproximately(gigabytes, gigabytes / 50);

    [TestCase(4, 14)]
    [TestCase(16, 56)]
    [TestCase(32, 112)]
    public void A_LoRA_on_attention_and_feed_forward_has_so_many_million_numbers(int rank, double millions) =>
        (MemoryParts.LoraParameters(Large with { Rank = rank, Targets = LoraTargetSet.Portrait }, FluxSizes.Dev) / 1e6).Should().BeApproximately(millions, millions / 100);

    [Test]
    public void With_modulation_it_has_37_percent_more() =>
        ((double)MemoryParts.LoraParameters(Large with { Targets = LoraTargetSet.AllLinear }, FluxSizes.Dev) / MemoryParts.LoraParameters(Large with { Targets = LoraTargetSet.Portrait }, FluxSizes.Dev)).Should().BeApproximately(1.37, 0.01);

    [Test]
    public void Training_takes_sixteen_bytes_a_number_of_it() => Part(Large with { Targets = LoraTargetSet.Portrait }, "LoRA and its optimiser").Should().BeApproximately(0.9, 0.01);

    [TestCase(512, 0.54, 0.2, 0.3, 14)]
    [TestCase(768, 0.99, 0.4, 0.5, 26)]
    [TestCase(1024, 1.61, 0.7, 0.9, 43)]
    public void What_goes_through_the_blocks_grows_with_the_picture(int side, double inputs, double least, double most, double plain)
    {
        var request = Large with { Width = side, Height = side };

        Part(request, "inputs of all blocks").Should().BeApproximately(inputs, inputs * 0.05);
        Part(request, "one block's values").Should().BeInRange(least, most);
        Part(request with { Recompute = false }, "all blocks' values").Should().BeApproximately(plain, plain * 0.03);
    }

    [TestCase(80, WeightFormat.Full, true)]
    [TestCase(24, WeightFormat.Full, false)]
    [TestCase(24, WeightFormat.Int8, true)]
    [TestCase(16, WeightFormat.Int8, false)]
    [TestCase(16, WeightFormat.Int4, true)]
    public void A_card_trains_at_1024_with_the_form_of_weights_made_for_it(int gigabytes, WeightFormat format, bool fits) =>
        MemoryPlanner.Plan(Large with { DeviceBytes = gigabytes * Gigabyte, Weights = format }).Fits.Should().Be(fits);

    [Test]
    public void What_does_not_fit_comes_with_every_change_that_is_enough_alone()
    {
        var plan = MemoryPlanner.Plan(Large with { DeviceBytes = 24 * Gigabyte });

        plan.Advice.Should().HaveCount(2).And.OnlyContain(advice => advice.Contains("bits: ", StringComparison.Ordinal));
    }

    [Test]
    public void Where_no_change_alone_is_enough_it_comes_with_those_that_are_enough_together() =>
        MemoryPlanner.Plan(Large with { DeviceBytes = 10 * Gigabyte, Batch = 4 }).Advice.Should().ContainSingle().Which.Should().StartWith("keep the weights in 8 bits, keep the weights in 4 bits, take one picture at a time");

    [Test]
    public void Where_none_are_it_says_so() =>
        MemoryPlanner.Plan(Large with { DeviceBytes = 6 * Gigabyte }).Advice.Should().ContainSingle().Which.Should().Contain("take a device with more memory");

    [Test]
    public void What_fits_needs_no_advice() => MemoryPlanner.Plan(Large).Advice.Should().BeEmpty();

    [Test]
    public void Drawing_takes_less_than_training() => MemoryPlanner.Plan(Large with { Training = false }).TotalBytes.Should().BeLessThan(MemoryPlanner.Plan(Large).TotalBytes);

    [Test]
    public void It_reads_as_a_table()
    {
        var text = MemoryPlanner.Plan(Large with { DeviceBytes = 24 * Gigabyte, Weights = WeightFormat.Int8 }).ToString();

        text.Should().MatchRegex(@"weights +11\.\d\d GB").And.Contain("in all").And.EndWith("of 24.00: fits");
    }

    [Test]
    public void A_request_that_makes_no_sense_is_refused_with_all_its_faults() =>
        FluentActions.Invoking(() => MemoryPlanner.Plan(new MemoryRequest { DeviceBytes = 0, Batch = 0, Width = 8, Rank = -1, Weights = (WeightFormat)9 }))
            .Should().Throw<ArgumentException>().WithMessage("*DeviceBytes*Batch*Width*Rank*form of weights*");

    private static double Part(MemoryRequest request, string name) => MemoryPlanner.Plan(request).Parts.Single(part => part.Name == name).Bytes / 1e9;
}
