#if NET
using System.Numerics;
#endif
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts;

/// <summary>Which rules look at a prompt that holds certain signals: some bits for each signal, so that rules with nothing to look at cost nothing.</summary>
internal sealed class RuleSelection
{
    /// <summary>How many rules one set of bits holds.</summary>
    public const int SetSize = 64;

    private const int SignalCount = 64;

    // For each set of rules and each signal, the rules of that set which that signal calls.
    private readonly ulong[] _called;

    public RuleSelection(PromptRule[] rules)
    {
        SetCount = (rules.Length + SetSize - 1) / SetSize;
        _called = new ulong[SetCount * SignalCount];
        for (var i = 0; i < rules.Length; i++)
        {
            // A rule that needs nothing in particular looks at every prompt.
            var needs = rules[i].Needs == PromptSignals.None ? PromptSignals.Always : rules[i].Needs;
            for (var signals = (ulong)needs; signals != 0; signals &= signals - 1)
                _called[(i / SetSize * SignalCount) + LowestBit(signals)] |= 1UL << (i % SetSize);
        }
    }

    /// <summary>How many sets of bits hold all rules.</summary>
    public int SetCount { get; }

    /// <summary>The rules of a set that a prompt's signals call, as bits.</summary>
    public ulong Called(int set, PromptSignals signals)
    {
        var called = _called.AsSpan(set * SignalCount, SignalCount);
        var rules = 0UL;
        for (var rest = (ulong)(signals | PromptSignals.Always); rest != 0; rest &= rest - 1)
            rules |= called[LowestBit(rest)];
        return rules;
    }

    /// <summary>The number of the lowest bit that is set.</summary>
    public static int LowestBit(ulong bits)
    {
#if NET
        return BitOperations.TrailingZeroCount(bits);
#else
        var number = 0;
        while ((bits & 1) == 0)
        {
            bits >>= 1;
            number++;
        }

        return number;
#endif
    }
}
