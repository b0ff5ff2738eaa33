using System.Reflection;
using ArchUnitNET.Loader;
using ArchUnitNET.NUnit;
using static ArchUnitNET.Fluent.Slices.SliceRuleDefinition;

namespace Astria.Flux.Architecture.Tests;

/// <summary>Folders form layers: none of them knows, over however many others, a folder that knows it.</summary>
internal sealed class FolderTests
{
    [TestCase("Astria.Flux.Sdk", "Astria.Flux.(*)")]
    [TestCase("Astria.Flux.Sdk", "Astria.Flux.Prompts.(*)")]
    [TestCase("Astria.Flux.Sdk.Imaging", "Astria.Flux.Imaging.(*)")]
    [TestCase("Astria.Flux.Sdk.Local", "Astria.Flux.Local.(*)")]
    [TestCase("Astria.Flux.Sdk.Local", "Astria.Flux.Local.Managed.(*)")]
    [TestCase("Astria.Flux.Sdk.Torch", "Astria.Flux.Torch.(*)")]
    [TestCase("Astria.Flux.Cli", "Astria.Flux.Cli.(*)")]
    public void There_are_no_circular_references_between_folders(string assembly, string folders)
    {
        var architecture = new ArchLoader().LoadAssemblies(Assembly.Load(assembly)).Build();

        Slices().Matching(folders).Should().BeFreeOfCycles().Check(architecture);
    }
}
