using Astria.Flux.Presets;
using CsCheck;

namespace Astria.Flux.Tests.Presets;

public sealed class PresetRevisionTests
{
    private static readonly Gen<PresetRevision> Any = Gen.Select(Gen.Int[2000, 2700], Gen.Int[1, 12]).Select((year, month) =>
        new PresetRevision(year, month));

    [Test]
    public void What_is_written_is_read_again() => Any.Sample(revision => PresetRevision.Parse(revision.ToString()) == revision);

    [Test]
    public void Its_parts_are_what_it_was_made_of() =>
        Gen.Select(Gen.Int[2000, 2700], Gen.Int[1, 12]).Sample((year, month) => new PresetRevision(year, month) is var revision && revision.Year == year && revision.Month == month);

    [Test]
    public void They_are_ordered_as_their_text_is() =>
        Gen.Select(Any, Any).Sample((one, other) =>
        {
            var order = Math.Sign(string.CompareOrdinal(one.ToString(), other.ToString()));
            return order == Math.Sign(one.CompareTo(other))
                && one < other == order < 0 && one > other == order > 0 && one <= other == order <= 0 && one >= other == order >= 0;
        });

    [TestCase("")]
    [TestCase("2025")]
    [TestCase("2025-6")]
    [TestCase("2025-00")]
    [TestCase("2025-13")]
    [TestCase("1999-12")]
    [TestCase("2701-01")]
    [TestCase("2025/06")]
    [TestCase("+025-06")]
    [TestCase("2025-06-01")]
    public void Anything_but_year_and_month_is_refused(string text)
    {
        var parse = () => PresetRevision.Parse(text);

        PresetRevision.TryParse(text, out _).Should().BeFalse();
        parse.Should().Throw<FormatException>().WithMessage($"'{text}'*2025-06*");
    }

    [TestCase(1999, 12)]
    [TestCase(2701, 1)]
    [TestCase(2025, 0)]
    [TestCase(2025, 13)]
    public void A_month_that_does_not_exist_is_refused(int year, int month)
    {
        var create = () => new PresetRevision(year, month);

        create.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Test]
    public void No_revision_is_below_every_other_and_has_no_text()
    {
        PresetRevision none = default;

        Any.Sample(revision => none < revision);
        none.ToString().Should().BeEmpty();
        none.Year.Should().Be(0);
        none.Month.Should().Be(0);
    }
}
