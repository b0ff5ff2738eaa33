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

    // The signals that call any rule at all.
    private readonly PromptSignals _heeded = PromptSignals.Always;

    public RuleSelection(PromptRule[] rules)
    {
        SetCount = (rules.Length + SetSize - 1) / SetSize;
        _called = new ulong[SetCount * SignalCount];
        for (var i = 0; i < rules.Length; i++)
        {
            // A rule that needs nothing in particular looks at every prompt.
            var needs = rules[i].Needs == PromptSignals.None ? PromptSignals.Always : rules[i].Needs;
            _heeded |= needs;
            for (var signals = (ulong)needs; signals != 0; signals &= signals - 1)
                _called[(i / SetSize * SignalCount) + CharacterWindow.LowestBit(signals)] |= 1UL << (i % SetSize);
        }
    }

    /// <summary>How many sets of bits hold all rules.</summary>
    public int SetCount { get; }

    /// <summary>The rules of a set that a prompt's signals call, as bits.</summary>
    public ulong Called(int set, PromptSignals signals)
    {
        var called = _called.AsSpan(set * SignalCount, SignalCount);
        var rules = 0UL;
        for (var rest = (ulong)((signals | PromptSignals.Always) & _heeded); rest != 0; rest &= rest - 1)
            rules |= called[CharacterWindow.LowestBit(rest)];
        return rules;
    }
}
