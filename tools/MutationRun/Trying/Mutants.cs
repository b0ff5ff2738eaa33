using System.Collections.Concurrent;
using System.Reflection;

namespace Astria.Flux.MutationRun.Trying;

/// <summary>The switch that is compiled into the mutated assembly: all mutants are in it, and at most one is active.</summary>
internal sealed class Mutants(Assembly mutated)
{
    // Far more questions than the tests ask of any mutant that ends.
    private const long MostQuestions = 200_000_000;

    private readonly Type _switch = mutated.GetType("MutationSwitch") ?? throw new InvalidOperationException($"{mutated.GetName().Name} has no mutants in it.");

    /// <summary>Which mutants the code came by while it was set.</summary>
    public bool[]? Seen
    {
        set
        {
            Forget();
            Field("Seen").SetValue(null, value);
        }
    }

    public void Activate(int id)
    {
        Forget();
        Field("Left").SetValue(null, MostQuestions);
        Field("Active").SetValue(null, id);
    }

    public void None()
    {
        Forget();
        Field("Active").SetValue(null, -1);
    }

    // What is worked out once is worked out once for each mutant.
    private void Forget() => Field("Held").SetValue(null, new ConcurrentDictionary<string, object?>());

    private FieldInfo Field(string name) => _switch.GetField(name)!;
}
