using Astria.Flux.Planning;
using Astria.Flux.Presets;

namespace Astria.Flux.Tests.Planning;

/// <summary>The reckoning of memory, number by number.</summary>
internal sealed class MemoryModelTests
{
    private const long Gibibyte = 1L << 30;

    // SimpleTuner's quickstart for FLUX: rank 16, batch 1, 512 px, a base in 16 bits.
    private static readonly LoraHyperparameters Published = new() { BatchSize = 1 };

    // Of one picture at 512 px: 32 × 32 tokens and 512 of text, 3072 values of 2 bytes each, kept once for 57 blocks and 20 times within one.
    private const long Picture512 = (32 * 32 + 512) * 3072L * 2 * (57 + 20);
    private const long Picture1024 = (64 * 64 + 512) * 3072L * 2 * (57 + 20);

    [Test]
    public void The_published_setting_takes_the_published_memory_and_a_tenth_more_at_worst() => Of(Published).Should().Be((30 * Gibibyte, 33 * Gibibyte));

    [TestCase(64)]
    [TestCase(4)]
    public void A_trained_number_takes_16_bytes(int rank) => Of(Published with { Rank = rank }).Least.Should().Be(30 * Gibibyte + 2_801_664L * (rank - 16) * 16);

    [Test]
    public void Another_set_of_layers_counts_by_its_numbers() =>
        Of(Published with { Targets = LoraTargetSet.Portrait }).Least.Should().Be(30 * Gibibyte + (4_088_896L - 2_801_664) * 16 * 16);

    [Test]
    public void More_pictures_take_their_activations() => Of(Published with { BatchSize = 4 }).Least.Should().Be(30 * Gibibyte + 3 * Picture512);

    [Test]
    public void Bigger_pictures_take_theirs() => Of(Published with { Resolution = 1024 }).Least.Should().Be(30 * Gibibyte + Picture1024 - Picture512);

    [Test]
    public void Smaller_pictures_take_no_less_than_what_was_published() => Of(Published with { Resolution = 256 }).Least.Should().Be(30 * Gibibyte);

    [TestCase(33 * Gibibyte, true)]
    [TestCase(33 * Gibibyte - 1, null)]
    [TestCase(30 * Gibibyte, null)]
    [TestCase(30 * Gibibyte - 1, false)]
    public void It_fits_at_worst_or_not_even_at_best(long memory, bool? fits) => MemoryModel.Estimate(Published, new("x") { MemoryBytes = memory })!.Fits.Should().Be(fits);

    [Test]
    public void Layers_that_only_an_engine_knows_have_no_memory() => MemoryModel.Estimate(Published with { Targets = new("my-own") }, new("x")).Should().BeNull();

    private static (long Least, long Most) Of(LoraHyperparameters lora) => MemoryModel.Estimate(lora, new("x")) is { } memory ? (memory.Least, memory.Most) : default;
}
