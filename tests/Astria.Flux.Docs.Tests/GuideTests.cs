using System.Text.RegularExpressions;

namespace Astria.Flux.Docs.Tests;

/// <summary>Every block of C# in the guides is a region of this project, word for word, and so it compiles and runs.</summary>
internal sealed partial class GuideTests
{
    private static readonly string[] Guides = ["README.md", "docs/write-your-own-preset.md", "docs/how-many-images-how-many-steps.md", "docs/photos.md"];

    private static IEnumerable<TestCaseData> Blocks() =>
        from guide in Guides
        from Match block in Block().Matches(Text(guide))
        select new TestCaseData(guide, block.Groups["name"].Value, block.Groups["code"].Value);

    [TestCaseSource(nameof(Blocks))]
    public void A_block_is_the_region_of_its_name(string guide, string name, string code) => code.TrimEnd().Should().Be(Regions()[name], guide);

    [TestCaseSource(nameof(Guides))]
    public void Every_block_has_a_name(string guide)
    {
        var text = Text(guide);

        Block().Count(text).Should().Be(CodeFence().Count(text)).And.BePositive();
    }

    [Test]
    public void Every_region_is_in_a_guide() => Regions().Keys.Should().BeEquivalentTo(Blocks().Select(block => block.Arguments[1]));

    private static Dictionary<string, string> Regions() => Directory.EnumerateFiles(Repository.PathOf("tests/Astria.Flux.Docs.Tests"), "*Snippets.cs")
        .SelectMany(file => Region().Matches(File.ReadAllText(file)))
        .ToDictionary(match => match.Groups["name"].Value, match => Dedent(match.Groups["code"].Value), StringComparer.Ordinal);

    private static string Dedent(string code)
    {
        var lines = code.TrimEnd().Split('\n');
        var indent = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length < indent ? string.Empty : line[indent..]));
    }

    private static string Text(string guide) => File.ReadAllText(Repository.PathOf(guide));

    [GeneratedRegex(@"<!-- (?<name>[\w-]+) -->\n```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    [GeneratedRegex("^```(csharp|cs|c#)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex CodeFence();

    [GeneratedRegex(@"#region (?<name>[\w-]+)\n(?<code>.*?)\n\s*#endregion", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Region();
}
