using System.Text.RegularExpressions;

namespace Astria.Flux.Docs.Tests;

/// <summary>
/// Every block of C# in the guides is a region of a test project, word for word, and so it compiles and runs. Whole programs, whose names
/// begin with <c>program-</c>, are run from the packed packages by <c>.ci/consume</c>.
/// </summary>
internal sealed partial class GuideTests
{
    // What isn't written by hand: a page for each rule, and the reference.
    private static readonly string[] Generated = ["docs/rules/", "docs/api/"];

    private static readonly string[] Guides =
    [
        "README.md",
        .. from file in Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
           let guide = Path.GetRelativePath(Repository.PathOf("."), file).Replace('\\', '/')
           where !Generated.Any(folder => guide.StartsWith(folder, StringComparison.Ordinal)) && CodeFence().IsMatch(File.ReadAllText(file))
           orderby guide
           select guide,
    ];

    private static IEnumerable<TestCaseData> Blocks() =>
        from guide in Guides
        from Match block in Block().Matches(Text(guide))
        where !block.Groups["name"].Value.StartsWith("program-", StringComparison.Ordinal)
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

    // Of this project, and of those that have the packages at hand which a page is about.
    private static Dictionary<string, string> Regions() => Directory.EnumerateFiles(Repository.PathOf("tests"), "*Snippets.cs", SearchOption.AllDirectories)
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
