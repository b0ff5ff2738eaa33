using System.Reflection;
using System.Reflection.Emit;
using Astria.Flux.Torch.Quantization;
using TorchSharp;

namespace Astria.Flux.Torch.Tests.Quantization;

/// <summary>
/// Numbers that tensors are computed with are held until the call is over (<see cref="Numbers"/> says why). What TorchSharp makes of a number
/// inside its own methods nobody can hold, so those are not called.
/// </summary>
internal sealed class NumbersTests
{
    private static readonly Assembly TorchSharpItself = typeof(torch).Assembly;

    [TestCase(typeof(Numbers))]
    [TestCase(typeof(NumbersTests))]
    public void No_method_of_TorchSharp_that_makes_a_number_of_its_own_is_called(Type of)
    {
        var makers = Makers();

        var calls = from method in IlCalls.MethodsOf(of.Assembly)
                    from instruction in IlCalls.InstructionsOf(method)
                    where instruction.Operand is MethodBase called && makers.Contains(called) && !IsConversion(called)
                    select $"{method.DeclaringType}.{method.Name} calls {instruction.Operand}";

        string.Join("; ", calls.Distinct()).Should().BeEmpty("of a + b and the like there is a form that is given the number");
    }

    [TestCase(typeof(Numbers))]
    [TestCase(typeof(NumbersTests))]
    public void A_number_is_kept_for_good_or_held_by_using(Type of)
    {
        var loose = from method in IlCalls.MethodsOf(of.Assembly)
                    let instructions = IlCalls.InstructionsOf(method)
                    from i in Enumerable.Range(0, instructions.Count)
                    where instructions[i].Operand is MethodBase called && IsConversion(called) && !IsHeld(instructions, i + 1)
                    select $"{method.DeclaringType}.{method.Name}";

        string.Join("; ", loose.Distinct()).Should().BeEmpty();
    }

    [Test]
    public void The_sum_of_two_tensors_is_such_a_call_and_their_product_is_not()
    {
        var makers = Makers();
        Type[] two = [typeof(torch.Tensor), typeof(torch.Tensor)];

        makers.Should().Contain(typeof(torch.Tensor).GetMethod("op_Addition", two)!);
        makers.Should().NotContain(typeof(torch.Tensor).GetMethod("op_Multiply", two)!);
    }

    private static bool IsConversion(MethodBase method) => method.DeclaringType == typeof(Scalar) && method.Name == "op_Implicit";

    // Kept in a field, or in a variable that is disposed of.
    private static bool IsHeld(List<(OpCode Code, object? Operand)> instructions, int at)
    {
        if (instructions[at].Code == OpCodes.Stsfld || instructions[at].Code == OpCodes.Stfld) return true;
        return Variable(instructions[at], "stloc") is { } stored
            && Enumerable.Range(0, instructions.Count - 1).Any(i => Variable(instructions[i], "ldloc") == stored && instructions[i + 1].Operand is MethodBase { Name: nameof(IDisposable.Dispose) });
    }

    private static int? Variable((OpCode Code, object? Operand) instruction, string kind)
    {
        var name = instruction.Code.Name!;
        if (!name.StartsWith(kind, StringComparison.Ordinal)) return null;
        return instruction.Operand as int? ?? name[^1] - '0';
    }

    // Those that make a number, and those that call one of them.
    private static HashSet<MethodBase> Makers()
    {
        var callers = new Dictionary<MethodBase, List<MethodBase>>();
        foreach (var method in IlCalls.MethodsOf(TorchSharpItself))
        {
            foreach (var called in IlCalls.InstructionsOf(method).Select(instruction => instruction.Operand).OfType<MethodBase>().Where(called => called.Module.Assembly == TorchSharpItself).Distinct())
            {
                if (callers.TryGetValue(called, out var known)) known.Add(method);
                else callers[called] = [method];
            }
        }

        var found = IlCalls.MethodsOf(TorchSharpItself).Where(method => method.IsConstructor && method.DeclaringType == typeof(Scalar)).ToHashSet();
        var open = new Queue<MethodBase>(found);
        while (open.TryDequeue(out var next))
        {
            foreach (var caller in callers.GetValueOrDefault(next, []).Where(found.Add)) open.Enqueue(caller);
        }

        return found;
    }
}
