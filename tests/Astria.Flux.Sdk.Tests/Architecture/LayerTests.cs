using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;
using ArchUnitNET.NUnit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Astria.Flux.Tests.Architecture;

/// <summary>What may know what, inside the core.</summary>
public sealed class LayerTests
{
    private const string Policy = @"^Astria\.Flux\.(Steps|Presets|Planning|Prompts)($|\.)";
    // What reads options from files, and what writes prompts, is not for a compiler.
    private const string Prompts = @"^Astria\.Flux\.Prompts($|\.(?!Options\.Sources|Composition|Themes))";

    private static readonly ArchUnitNET.Domain.Architecture Core = new ArchLoader().LoadAssemblies(typeof(FluxException).Assembly).Build();

    [Test]
    public void No_two_folders_need_each_other() =>
        SliceRuleDefinition.Slices().Matching("Astria.Flux.(**)").Should().BeFreeOfCycles().Check(Core);

    [Test]
    public void Policy_knows_no_contracts_and_no_container() =>
        Types().That().ResideInNamespaceMatching(Policy).Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^Astria\.Flux\.(Training|Generation|DependencyInjection)($|\.)")).Check(Core);

    [Test]
    public void Steps_know_no_presets() =>
        Types().That().ResideInNamespaceMatching(@"^Astria\.Flux\.Steps$").Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^Astria\.Flux\.Presets$")).Check(Core);

    [Test]
    public void Contracts_know_no_container() =>
        Types().That().ResideInNamespaceMatching(@"^Astria\.Flux\.(Training|Generation)$").Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^Astria\.Flux\.DependencyInjection$")).Check(Core);

    [Test]
    public void Prompts_stand_alone_so_that_they_can_run_in_the_compiler() =>
        Types().That().ResideInNamespaceMatching(Prompts).Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^Astria\.Flux").And().DoNotResideInNamespaceMatching(Prompts)).Check(Core);

    [Test]
    public void Only_the_extensions_and_Polly_are_referenced() =>
        typeof(FluxException).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name)
            .Should().OnlyContain(name => name == "Polly.Core" || name!.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));
}
