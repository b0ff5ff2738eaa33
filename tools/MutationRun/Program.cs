using Astria.Flux.MutationRun.Mutating;
using Astria.Flux.MutationRun.Trying;

// run.sh does all of it.
switch (args)
{
    case ["mutate", var arguments, var project, var generated, var assembly, .. { Length: > 0 } folders]:
        MutatedAssembly.Compile(arguments, project, generated, assembly, folders);
        return 0;

    // Lies beside the tests, for they look for their data where the program lies. Start it again while it ends with 3.
    case ["try" or "try-fresh", var tests, var mutated, var results, .. { Length: > 0 } namespaces]:
        return Trial.Run(Path.GetFullPath(tests), Path.GetFullPath(mutated), results, args[0] == "try-fresh", namespaces);

    default:
        Console.Error.WriteLine("MutationRun mutate <compiler's arguments.json> <project's folder> <generated sources> <assembly to write> <folder>...");
        Console.Error.WriteLine("MutationRun try|try-fresh <tests.dll> <mutated assembly beside it> <results> <namespace>...");
        return 2;
}
