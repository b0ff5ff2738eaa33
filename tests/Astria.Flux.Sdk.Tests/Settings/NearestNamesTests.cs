using Astria.Flux.Settings;

namespace Astria.Flux.Tests.Settings;

internal sealed class NearestNamesTests
{
    [TestCase("FLX210", "FLX201")]
    [TestCase("flx20", "FLX201,FLX202")]
    [TestCase("Style", "Style")]
    [TestCase("stlye", "Style")]
    [TestCase("nonsense", "")]
    [TestCase("", "")]
    public void The_nearest_names_are_found(string name, string nearest) =>
        NearestNames.Of(name, ["FLX201", "FLX202", "Style"]).Should().Equal(nearest.Split(',', StringSplitOptions.RemoveEmptyEntries));

    [Test]
    public void No_more_than_three_are_asked_about() =>
        NearestNames.Question("FLX10x", ["FLX101", "FLX102", "FLX103", "FLX104"]).Should().Be(" Did you mean 'FLX101', 'FLX102' or 'FLX103'?");

    [TestCase("Style", "Negation", "")]
    [TestCase("Stlye", "Style", " Did you mean 'Style'?")]
    public void One_is_asked_about_alone_and_none_not_at_all(string name, string known, string question) => NearestNames.Question(name, [known]).Should().Be(question);
}
