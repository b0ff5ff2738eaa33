using System.Reflection;
using System.Reflection.Emit;

namespace Astria.Flux.Torch.Tests.Quantization;

/// <summary>What the compiled methods of an assembly call, read from their instructions.</summary>
internal static class IlCalls
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Every method and constructor of an assembly, with those that the compiler made.</summary>
    public static IEnumerable<MethodBase> MethodsOf(Assembly assembly) =>
        assembly.GetTypes().SelectMany(type => type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)));

    /// <summary>A method's instructions; none where it has no body.</summary>
    public static List<(OpCode Code, object? Operand)> InstructionsOf(MethodBase method)
    {
        var instructions = new List<(OpCode, object?)>();
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } il) return instructions;
        for (var at = 0; at < il.Length;)
        {
            var code = Codes[il[at] == 0xfe ? (short)(0xfe00 | il[at + 1]) : il[at]];
            at += code.Size;
            instructions.Add((code, Operand(method, code, il.AsSpan(at))));
            at += Size(code, il.AsSpan(at));
        }

        return instructions;
    }

    private static object? Operand(MethodBase method, OpCode code, ReadOnlySpan<byte> operand) => code.OperandType switch
    {
        OperandType.InlineMethod => method.Module.ResolveMethod(BitConverter.ToInt32(operand), method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null),
        OperandType.ShortInlineVar => (int)operand[0],
        OperandType.InlineVar => (int)BitConverter.ToUInt16(operand),
        _ => null,
    };

    private static int Size(OpCode code, ReadOnlySpan<byte> operand) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(operand)),
        _ => 4,
    };
}
