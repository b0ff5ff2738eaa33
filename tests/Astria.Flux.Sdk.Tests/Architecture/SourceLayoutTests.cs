using System.Text.RegularExpressions;

namespace Astria.Flux.Tests.Architecture;

/// <summary>How the source is laid out: a folder is a namespace, a file is a public type.</summary>
public sealed partial class SourceLayoutTests
{
    // Extension methods on the container, and on the builder that stands for it, live where the container's own do.
    private const string ContainerNamespace = "Microsoft.Extensions.DependencyInjection";

    [TestCaseSource(nameof(Files))]
    public void A_folder_is_a_namespace(string file)
    {
        var folder = Path.GetDirectoryName(file)!.Replace(Path.DirectorySeparatorChar, '.');
        var expected = folder.Length == 0 ? "Astria.Flux" : $"Astria.Flux.{folder}";

        var actual = Namespace().Match(Read(file)).Groups[1].Value;

        actual
            .Should().BeOneOf(
                file.EndsWith("ServiceCollectionExtensions.cs", StringComparison.Ordinal) || file.EndsWith("FluxBuilderExtensions.cs", StringComparison.Ordinal)
                    ? [ContainerNamespace]
                    : [expected]);
    }

    [TestCaseSource(nameof(Files))]
    public void A_file_has_at_most_one_public_type_and_its_name(string file) =>
        PublicType().Matches(Read(file)).Select(match => match.Groups[1].Value)
            .Should().BeSubsetOf([Path.GetFileNameWithoutExtension(file)]);

    [TestCaseSource(nameof(Files))]
    public void A_file_has_at_most_250_lines_beside_its_documentation(string file) =>
        Read(file).Split('\n').Count(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal)).Should().BeLessThanOrEqualTo(250);

    [Test]
    public void The_source_is_found() => Files().Should().HaveCountGreaterThan(50);

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Root(), "*.cs", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root(), file)).Order(StringComparer.Ordinal);

    private static string Read(string file) => File.ReadAllText(Path.Combine(Root(), file));

    private static string Root() => Repository.PathOf("src/Astria.Flux.Sdk");

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^public (?:static |sealed |abstract |readonly |ref |partial )*(?:class|record struct|record|struct|interface|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();
}
