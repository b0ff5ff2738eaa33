using System.Reflection;

namespace Astria.Flux.MutationRun;

/// <summary>The switch that Stryker builds into the assembly it mutates: all mutants are in it, and at most one is active.</summary>
internal sealed class Mutants
{
    private readonly FieldInfo _active;

    public Mutants(Assembly mutated)
    {
        var control = mutated.GetTypes().SingleOrDefault(type => type.Name == "MutantControl" && type.Namespace?.StartsWith("Stryker", StringComparison.Ordinal) == true)
            ?? throw new InvalidOperationException($"{mutated.GetName().Name} has no mutants in it; run Stryker first.");
        _active = control.GetField("ActiveMutant", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        None();
    }

    public void Activate(int id) => _active.SetValue(null, id);

    public void None() => _active.SetValue(null, -1);
}
