using Astria.Flux.Local.Training;

namespace Astria.Flux.Local.Tests.Training;

internal sealed class PriorCaptionsTests
{
    private static readonly string[] Known = ["red apple", "toy robot", "cat face", "mug", "rocket", "toy", "frog", "pizza"];

    [Test]
    public void A_fifth_are_of_the_subjects_own_class()
    {
        var captions = PriorCaptions.Choose(Known, "toy", 40, seed: 1);

        captions.Should().HaveCount(40);
        captions.Take(8).Should().OnlyContain(caption => caption.Split(' ').Contains("toy"));
        captions.Take(8).Should().Contain(caption => caption.StartsWith("toy robot"));
    }

    [Test]
    public void The_class_is_drawn_even_where_the_model_was_never_taught_it() =>
        PriorCaptions.Choose(Known, "wombat", 20, seed: 1).Take(4).Should().OnlyContain(caption => caption.StartsWith("wombat"));

    [Test]
    public void The_rest_goes_through_all_it_knows_before_anything_comes_again()
    {
        var rest = PriorCaptions.Choose(Known, "toy", 10, seed: 3).Skip(2).Select(caption => caption.Split(" on ")[0]);

        rest.Should().BeEquivalentTo(Known);
    }

    [Test]
    public void Some_stand_on_a_named_ground_and_some_do_not()
    {
        var captions = PriorCaptions.Choose(Known, "toy", 40, seed: 1);

        captions.Count(caption => caption.Contains(" on ", StringComparison.Ordinal)).Should().BeInRange(10, 30);
    }

    [Test]
    public void The_same_seed_chooses_the_same() =>
        PriorCaptions.Choose(Known, "toy", 12, seed: 5).Should().Equal(PriorCaptions.Choose(Known, "toy", 12, seed: 5));

    [Test]
    public void A_model_that_names_nothing_is_asked_for_nothing() => PriorCaptions.Choose([], "toy", 12, seed: 5).Should().BeEmpty();
}
