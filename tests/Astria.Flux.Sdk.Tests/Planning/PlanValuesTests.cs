using Astria.Flux.Planning;

namespace Astria.Flux.Tests.Planning;

internal sealed class PlanValuesTests
{
    private static readonly PlanValues Values = new(new("steps", 405L), new("batch", 4L));

    [Test]
    public void The_same_names_and_values_are_equal()
    {
        PlanValues same = new(new("steps", 405L), new("batch", 4L));

        Values.Equals(same).Should().BeTrue();
        Values.GetHashCode().Should().Be(same.GetHashCode());
    }

    [Test]
    public void Another_value_is_another() => Differs(new(new("steps", 406L), new("batch", 4L)));

    [Test]
    public void Another_name_is_another() => Differs(new(new("step", 405L), new("batch", 4L)));

    [Test]
    public void Fewer_values_are_others() => Differs(new(new KeyValuePair<string, object>("steps", 405L)));

    [Test]
    public void Nothing_equals_no_values() => PlanValues.None.Equals(null).Should().BeFalse();

    private static void Differs(PlanValues other)
    {
        Values.Equals(other).Should().BeFalse();
        Values.GetHashCode().Should().NotBe(other.GetHashCode());
    }
}
