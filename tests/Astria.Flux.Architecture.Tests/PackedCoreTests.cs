using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;

namespace Astria.Flux.Architecture.Tests;

/// <summary>What an app takes in with <c>dotnet add package Astria.Flux.Sdk</c>: little, and all of it named here.</summary>
internal sealed class PackedCoreTests
{
    // Half of it is the analyzer, which runs in the compiler and is in no app. README states the size; a new dependency or a jump in size is a decision.
    private const long LargestPackage = 800_000;

    private string _folder = string.Empty;
    private string _package = string.Empty;

    [OneTimeSetUp]
    public void Pack()
    {
        _folder = Directory.CreateTempSubdirectory("flux-pack-").FullName;
        using var pack = Process.Start(new ProcessStartInfo("dotnet", ["pack", "-c", "Release", "--nologo", "-v", "quiet", "-o", _folder, Repository.PathOf("src/Astria.Flux.Sdk/Astria.Flux.Sdk.csproj")])
        {
            RedirectStandardOutput = true,
        })!;
        var said = pack.StandardOutput.ReadToEnd();
        pack.WaitForExit();
        pack.ExitCode.Should().Be(0, said);
        _package = Directory.GetFiles(_folder, "*.nupkg").Single();
    }

    [OneTimeTearDown]
    public void Clear() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void It_is_small() => new FileInfo(_package).Length.Should().BeLessThan(LargestPackage);

    [Test]
    public void It_brings_these_packages_along_and_no_others()
    {
        var group = Nuspec().Descendants().Single(element => element.Name.LocalName == "group");

        group.Attribute("targetFramework")!.Value.Should().Be("net10.0");
        group.Elements().Select(dependency => dependency.Attribute("id")!.Value).Should().BeEquivalentTo(
            "Microsoft.Extensions.DependencyInjection.Abstractions",
            "Microsoft.Extensions.Http",
            "Microsoft.Extensions.Logging.Abstractions",
            "Microsoft.Extensions.Options",
            "Microsoft.Extensions.Options.ConfigurationExtensions",
            "Polly.Core");
    }

    [Test]
    public void It_holds_managed_code_its_docs_and_the_analyzer()
    {
        var entries = Entries();

        entries.Should().Contain(["lib/net10.0/Astria.Flux.Sdk.dll", "lib/net10.0/Astria.Flux.Sdk.xml", "README.md", "icon.png"]);
        entries.Where(entry => entry.EndsWith(".dll", StringComparison.Ordinal)).Should().BeEquivalentTo(
            "lib/net10.0/Astria.Flux.Sdk.dll", "analyzers/dotnet/cs/Astria.Flux.Sdk.Analyzers.dll", "analyzers/dotnet/cs/Astria.Flux.Sdk.Analyzers.CodeFixes.dll");
        entries.Should().NotContain(entry => entry.StartsWith("runtimes/", StringComparison.Ordinal));
    }

    [Test]
    public void Its_page_says_what_it_is_and_under_which_licence()
    {
        var metadata = Nuspec().Descendants().Where(element => !element.HasElements).ToLookup(element => element.Name.LocalName, element => element.Value);

        metadata["license"].Should().Equal("MIT");
        metadata["readme"].Should().Equal("README.md");
        metadata["icon"].Should().Equal("icon.png");
        metadata["description"].Single().Should().StartWith("Teach FLUX");
        metadata["tags"].Single().Should().Contain("flux").And.Contain("lora");
    }

    [Test]
    public void Its_symbols_lie_beside_it() => File.Exists(Path.ChangeExtension(_package, "snupkg")).Should().BeTrue();

    private List<string> Entries()
    {
        using var archive = ZipFile.OpenRead(_package);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    private XDocument Nuspec()
    {
        using var archive = ZipFile.OpenRead(_package);
        using var stream = archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(stream);
    }
}
