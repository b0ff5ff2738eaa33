using System.Xml.Linq;

namespace Astria.Flux.Architecture.Tests;

/// <summary>A package references what the table in docs/architecture.md allows, and nothing else.</summary>
internal sealed class PackageTests
{
    private static readonly string Source = Repository.PathOf("src");

    [TestCase("Astria.Flux.Sdk", "")]
    [TestCase("Astria.Flux.Sdk.AspNetCore", "Astria.Flux.Sdk")]
    [TestCase("Astria.Flux.Cli", "Astria.Flux.Sdk,Astria.Flux.Sdk.Imaging,Astria.Flux.Sdk.Imaging.Heic")]
    [TestCase("Astria.Flux.Sdk.AI", "Astria.Flux.Sdk")]
    [TestCase("Astria.Flux.Sdk.HealthChecks", "Astria.Flux.Sdk")]
    [TestCase("Astria.Flux.Sdk.Testing", "Astria.Flux.Sdk")]
    [TestCase("Astria.Flux.Sdk.Imaging", "Astria.Flux.Sdk")]
    [TestCase("Astria.Flux.Sdk.Imaging.Heic", "Astria.Flux.Sdk.Imaging")]
    [TestCase("Astria.Flux.Sdk.Local", "Astria.Flux.Sdk,Astria.Flux.Sdk.Imaging")]
    public void A_package_knows_only_the_packages_it_may(string package, string allowed) =>
        References(package, "ProjectReference").Where(r => !r.Contains("Analyzers", StringComparison.Ordinal)).Select(r => Path.GetFileNameWithoutExtension(r))
            .Should().BeSubsetOf(allowed.Split(',', StringSplitOptions.RemoveEmptyEntries));

    [Test]
    public void The_core_brings_only_the_Microsoft_Extensions_and_Polly_along() =>
        References("Astria.Flux.Sdk", "PackageReference").Should().OnlyContain(p => p == "Polly.Core" || p.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));

    [TestCase("Astria.Flux.Sdk.AI", "Microsoft.Extensions.AI.Abstractions")]
    [TestCase("Astria.Flux.Sdk.HealthChecks", "Microsoft.Extensions.Diagnostics.HealthChecks")]
    [TestCase("Astria.Flux.Sdk.AspNetCore", "")]
    public void A_package_beside_the_core_brings_only_what_it_is_there_for_along(string package, string allowed) =>
        References(package, "PackageReference").Should().BeEquivalentTo(allowed.Split(',', StringSplitOptions.RemoveEmptyEntries));

    [Test]
    public void Every_package_is_in_the_table() =>
        Directory.EnumerateDirectories(Source).Select(Path.GetFileName)
            .Should().OnlyContain(name => File.ReadAllText(Repository.PathOf("docs/architecture.md")).Contains($"`{name}`", StringComparison.Ordinal));

    private static IEnumerable<string> References(string package, string kind) =>
        XDocument.Load(Path.Combine(Source, package, $"{package}.csproj")).Descendants(kind).Select(r => r.Attribute("Include")!.Value.Replace('\\', '/'));
}
