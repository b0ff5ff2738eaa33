using System.Collections;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts;

/// <summary>What was found in a prompt, from left to right. Most findings are counted, or looked at for their place; who reads a message or a repair has the
/// rules asked once more, for all of them.</summary>
internal sealed class LintFindings : IReadOnlyList<PromptDiagnostic>, IFindingExplainer
{
    private readonly PromptLinter _linter;
    private readonly string _prompt;
    private readonly PromptFacts _facts;
    private readonly ArraySegment<PromptFinding> _findings;
    private PromptDiagnostic[]? _diagnostics;
    private PromptFinding[]? _explained;

    /// <summary>Keeps findings.</summary>
    /// <param name="linter">The linter that found them.</param>
    /// <param name="prompt">The prompt in which it did.</param>
    /// <param name="facts">What was known beside the prompt.</param>
    /// <param name="findings">The findings, in order, with their numbers; they are nobody else's.</param>
    public LintFindings(PromptLinter linter, string prompt, PromptFacts facts, ArraySegment<PromptFinding> findings)
    {
        _linter = linter;
        _prompt = prompt;
        _facts = facts;
        _findings = findings;
    }

    public int Count => _findings.Count;

    public PromptDiagnostic this[int index] => Diagnostics[index];

    private PromptDiagnostic[] Diagnostics => _diagnostics ?? Publish(ref _diagnostics, CreateDiagnostics());

    public PromptFinding Explain(int number) => (_explained ?? Publish(ref _explained, _linter.Explain(_prompt.AsSpan(), _facts)))[number];

    public IEnumerator<PromptDiagnostic> GetEnumerator() => ((IEnumerable<PromptDiagnostic>)Diagnostics).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private PromptDiagnostic[] CreateDiagnostics()
    {
        var findings = _findings.AsSpan();
        var diagnostics = new PromptDiagnostic[findings.Length];
        for (var i = 0; i < findings.Length; i++)
            diagnostics[i] = new(findings[i], this);
        return diagnostics;
    }

    // Of several threads that make it at once, one wins: everybody sees the same.
    private static TValue Publish<TValue>(ref TValue? place, TValue value)
        where TValue : class =>
        Interlocked.CompareExchange(ref place, value, null) ?? value;
}
