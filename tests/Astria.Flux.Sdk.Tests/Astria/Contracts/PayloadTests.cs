using System.Text.Json;
using System.Text.Json.Nodes;

namespace Astria.Flux.Tests.Astria.Contracts;

public sealed class PayloadTests
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip };

    public static IEnumerable<TestCaseData> Payloads()
    {
        foreach (var folder in Folders().Where(Directory.Exists))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.json*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                yield return new TestCaseData(file).SetArgDisplayNames(Path.GetFileName(file));
        }
    }

    [TestCaseSource(nameof(Payloads))]
    public void Every_payload_is_read_and_written_with_no_loss(string file)
    {
        var json = JsonNode.Parse(File.ReadAllText(file), documentOptions: Lenient)!.ToJsonString();

        var written = PayloadShape.ReadAndWrite(json, out var shape);

        JsonNode.DeepEquals(JsonNode.Parse(written), JsonNode.Parse(json)).Should().BeTrue($"a {shape} must come out as it went in:\n{json}\n{written}");
    }

    [Test]
    public void The_payloads_of_this_repository_are_all_there() => Payloads().Count().Should().BeGreaterThanOrEqualTo(24);

    private static IEnumerable<string> Folders()
    {
        yield return Path.Combine(TestContext.CurrentContext.TestDirectory, "Astria", "Contracts", "payloads");
        if (Environment.GetEnvironmentVariable("FLUX_PAYLOADS_DIR") is { Length: > 0 } recorded) yield return recorded;
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props"))) yield return Path.Combine(folder.Parent!.FullName, "shared", "api", "payloads");
        }
    }
}
