using Astria.Flux.Prompts.Syntax;
using CsCheck;

namespace Astria.Flux.Tests.Prompts.Syntax;

/// <summary>The scanner says whether something between separators may be there twice; it must not overlook any, wherever the windows of 64 characters begin and end.</summary>
internal sealed class RepeatedSegmentTests
{
    private static readonly string[] Parts = ["red", "Hat", "a", "photorealistically-lit", "12", "3.5", "\"an open sign\"", "don\u2019t", "café", "雪", "b-c"];

    private static readonly Gen<string> Segment = PromptGen.AnyOf(Parts).Array[1, 6].Select(parts => string.Join(' ', parts));

    private static readonly Gen<string> Separator = PromptGen.AnyOf(", ", ". ", " ,", ";", "\n", "! ");

    [Test]
    public void What_is_there_twice_is_told() =>
        Gen.Select(Segment, Gen.Select(Segment, Separator).Array[0, 12], Gen.Select(Segment, Separator).Array[0, 12], Separator).Sample((segment, before, between, separator) =>
            IsTold(Join(before) + segment + separator + Join(between) + segment.ToUpperInvariant()));

    [Test]
    public void Of_more_segments_than_are_remembered_some_may_be_there_twice([Values(256, 257, 300)] int count) =>
        IsTold(string.Join(", ", Enumerable.Range(0, count).Select(Name))).Should().Be(count > ScanBuffer.MostSegments);

    [Test]
    public void What_is_there_twice_among_many_is_told([Values(0, 1, 63, 64, 127, 254)] int place, [Values(", ", ". ", "\n", ",")] string separator)
    {
        var names = Enumerable.Range(0, ScanBuffer.MostSegments).Select(Name).ToArray();
        names[255] = names[place];

        IsTold(string.Join(separator, names)).Should().BeTrue();
    }

    [TestCase("a red hat, a blue hat, a red coat")]
    [TestCase("red hat and red hat")]
    [TestCase("12, 13, \"a\", \"ab\"")]
    [TestCase("red, red hat, red hat man")]
    [TestCase(",,, . . \n\n , a")]
    public void What_differs_is_not(string prompt) => IsTold(prompt).Should().BeFalse();

    private static bool IsTold(string prompt)
    {
        using var text = PromptText.Scan(prompt);
        return (text.Signals & PromptSignals.RepeatedSegment) != PromptSignals.None;
    }

    private static string Join((string Segment, string Separator)[] segments) => string.Concat(segments.Select(segment => segment.Segment + segment.Separator));

    private static string Name(int number) => $"w{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}";
}
