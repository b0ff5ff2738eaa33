using Astria.Flux.Fuzz;

namespace Astria.Flux.Local.Tests.Hostile;

/// <summary>Inputs that a fuzzer found to reach new code, or that once broke a promise: refused cleanly, quickly and cheaply, or read.</summary>
internal sealed class FoundInputTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Hostile", "found");

    [TestCaseSource(nameof(Inputs))]
    public void An_input_is_read_or_refused_without_crash_hang_or_waste(string target, string file) =>
        FluentActions.Invoking(() => Promise.Check(Targets.Named(target), File.ReadAllBytes(Path.Combine(Folder, target, file)))).Should().NotThrow();

    [Test]
    public void There_are_inputs_for_every_target() => Inputs().Select(input => (string)input.Arguments[0]!).Distinct(StringComparer.Ordinal).Should().BeEquivalentTo("safetensors", "tokenizer", "checkpoint");

    private static IEnumerable<TestCaseData> Inputs() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(path => new TestCaseData(Path.GetFileName(Path.GetDirectoryName(path)), Path.GetFileName(path)));
}
