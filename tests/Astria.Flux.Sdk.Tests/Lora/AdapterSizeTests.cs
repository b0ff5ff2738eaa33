using System.Globalization;
using Astria.Flux.Lora;
using Astria.Flux.Presets;

namespace Astria.Flux.Tests.Lora;

internal sealed class AdapterSizeTests
{
    private static IEnumerable<TestCaseData> Rows() => CsvRows.Read("lora_sizes.csv").Concat(CsvRows.ReadShared("lora_sizes.csv", CsvRows.Read("lora_sizes.csv"))).Where(row => row[0] != "target").Select(row => new TestCaseData(
        row[0], int.Parse(row[1], CultureInfo.InvariantCulture), long.Parse(row[2], CultureInfo.InvariantCulture), int.Parse(row[3], CultureInfo.InvariantCulture),
        long.Parse(row[4], CultureInfo.InvariantCulture), double.Parse(row[5], CultureInfo.InvariantCulture), double.Parse(row[6], CultureInfo.InvariantCulture)));

    [TestCaseSource(nameof(Rows))]
    public void Every_row_of_the_survey_is_reproduced(string target, int modules, long perRank, int rank, long parameters, double megabytes16, double megabytes32)
    {
        var targets = SetOf(target);
        var size = AdapterSize.Of(targets, rank)!;

        size.Layers.Should().Be(modules);
        AdapterSize.Of(targets, 1)!.Parameters.Should().Be(perRank);
        size.Parameters.Should().Be(parameters);
        Math.Round(size.Bytes / 1e6, 2).Should().Be(megabytes16);
        Math.Round(AdapterSize.Of(targets, rank, LoraPrecision.Bits32)!.Bytes / 1e6, 2).Should().Be(megabytes32);
    }

    // The survey's note beside the table: kohya's 304 layers, 4,786,176 numbers a rank.
    [Test]
    public void Kohyas_fused_layers_are_304() => AdapterSize.Of(LoraTargetSet.Fused, 1).Should().BeEquivalentTo(new { Layers = 304, Parameters = 4_786_176L });

    [Test]
    public void A_set_only_an_engine_knows_has_no_size() => AdapterSize.Of(new("my-own"), 16).Should().BeNull();

    [Test]
    public void A_rank_below_one_is_refused() => FluentActions.Invoking(() => AdapterSize.Of(LoraTargetSet.Standard, 0)).Should().Throw<ArgumentOutOfRangeException>();

    private static LoraTargetSet SetOf(string target) => target switch
    {
        _ when target.StartsWith("SimpleTuner default", StringComparison.Ordinal) => LoraTargetSet.Attention,
        _ when target.StartsWith("SimpleTuner", StringComparison.Ordinal) => LoraTargetSet.JointAttention,
        _ when target.StartsWith("diffusers", StringComparison.Ordinal) => LoraTargetSet.Standard,
        _ when target.StartsWith("Astria", StringComparison.Ordinal) => LoraTargetSet.Portrait,
        _ when target.StartsWith("ai-toolkit", StringComparison.Ordinal) => LoraTargetSet.AllLinear,
        _ => throw new ArgumentException(target),
    };
}
