using System.Diagnostics.CodeAnalysis;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Options;
using Astria.Flux.Prompts.Rules;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts;

/// <summary>Finds what FLUX will not understand in a prompt.</summary>
/// <remarks>
/// <para>Immutable and thread-safe. Takes any text, never throws on one, and takes time that grows with its length.</para>
/// <para>To lint without allocating as long as there is nothing to find, use the overload that takes a span.</para>
/// </remarks>
public sealed class PromptLinter
{
    private readonly PromptRule[] _rules;
    private readonly RuleSeverities? _severities;

    private readonly RuleSelection _selection;

    /// <summary>Creates a linter with every rule at its own severity.</summary>
    /// <param name="rules">The rules; for the built-in ones and more: <c>[.. FluxPromptRules.All, mine]</c>.</param>
    /// <param name="profile">What the prompts' target understands; <see langword="null"/> for
    /// <see cref="PromptProfile.AstriaFlux"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A rule is <see langword="null"/>, or several have the same id; the message names every such
    /// id.</exception>
    public PromptLinter(IEnumerable<PromptRule> rules, PromptProfile? profile = null)
    {
        _rules = (rules ?? throw new ArgumentNullException(nameof(rules))).ToArray();
        ThrowIfDouble(_rules);
        _selection = new(_rules);
        Profile = profile ?? PromptProfile.AstriaFlux;
    }

    private PromptLinter(PromptLinter other, RuleSeverities? severities, PromptRule[] rules)
    {
        _rules = rules;
        _selection = new(rules);
        _severities = severities;
        Profile = other.Profile;
    }

    /// <summary>The linter with the built-in rules but those that give hints, for FLUX at Astria.</summary>
    public static PromptLinter Default { get; } = new(OnByDefault());

    /// <summary>The rules, in the order in which they run.</summary>
    public IReadOnlyList<PromptRule> Rules => _rules;

    /// <summary>What the prompts' target understands.</summary>
    public PromptProfile Profile { get; }

    /// <summary>Makes a linter with options.</summary>
    /// <param name="rules">The rules; those that the options switch off don't run.</param>
    /// <param name="options">The profile, and how much findings matter.</param>
    /// <returns>The linter.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A rule is <see langword="null"/>, or several have the same id; the message names every such
    /// id.</exception>
    public static PromptLinter Create(IEnumerable<PromptRule> rules, PromptLintOptions options)
    {
        var linter = new PromptLinter(rules, (options ?? throw new ArgumentNullException(nameof(options))).Profile);
        var severities = new RuleSeverities(linter._rules, options);
        return new(linter, severities, severities.Running);
    }

    /// <summary>Lints a prompt.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <returns>What was found, and how to repair it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/> is <see langword="null"/>.</exception>
    public LintResult Lint([StringSyntax("flux-prompt")] string prompt) => Lint(prompt, PromptFacts.None);

    /// <summary>Lints a prompt, knowing more about the request it belongs to.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="facts">What is known.</param>
    /// <returns>What was found, and how to repair it.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public LintResult Lint([StringSyntax("flux-prompt")] string prompt, PromptFacts facts)
    {
        if (prompt is null)
            throw new ArgumentNullException(nameof(prompt));
        return new(this, prompt, facts ?? throw new ArgumentNullException(nameof(facts)), Find(prompt.AsSpan(), prompt, facts) ?? (IReadOnlyList<PromptDiagnostic>)[]);
    }

    /// <summary>Lints a prompt, without some of the rules.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="suppressed">The ids of rules that keep quiet this time; ids that no rule has are fine.</param>
    /// <returns>What was found, and how to repair it.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public LintResult Lint([StringSyntax("flux-prompt")] string prompt, IEnumerable<string> suppressed)
    {
        var ids = new HashSet<string>(suppressed ?? throw new ArgumentNullException(nameof(suppressed)), StringComparer.OrdinalIgnoreCase);
        return new PromptLinter(this, _severities, [.. _rules.Where(rule => !ids.Contains(rule.Descriptor.Id))]).Lint(prompt);
    }

    /// <summary>Lints a prompt. Allocates nothing when there is nothing to find.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <returns>What was found, from left to right; empty when all is well.</returns>
    public IReadOnlyList<PromptDiagnostic> Lint(ReadOnlySpan<char> prompt) => Lint(prompt, PromptFacts.None);

    /// <summary>Lints a prompt, knowing more about the request it belongs to. Allocates nothing when there is nothing to find.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="facts">What is known.</param>
    /// <returns>What was found, from left to right; empty when all is well.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="facts"/> is <see langword="null"/>.</exception>
    public IReadOnlyList<PromptDiagnostic> Lint(ReadOnlySpan<char> prompt, PromptFacts facts) =>
        Find(prompt, null, facts ?? throw new ArgumentNullException(nameof(facts))) ?? (IReadOnlyList<PromptDiagnostic>)[];

    /// <summary>The findings of the rules that explain later, with messages and repairs, in order; there may be room for more behind them.</summary>
    internal PromptFinding[] Explain(ReadOnlySpan<char> prompt, PromptFacts facts)
    {
        var context = new PromptRuleContext(PromptText.Scan(prompt), Profile, facts, isExplaining: true);
        Check(ref context);
        FindingOrder.Apply(context.Findings);
        return context.Findings.Array ?? [];
    }

    private LintFindings? Find(ReadOnlySpan<char> prompt, string? whole, PromptFacts facts)
    {
        var context = new PromptRuleContext(PromptText.Scan(prompt), Profile, facts, isExplaining: false);
        Check(ref context);
        var findings = context.Findings;
        if (findings.Count == 0)
            return null;
        FindingOrder.Apply(findings);
        if (_severities is not null)
            findings = _severities.Apply(findings);
        return findings.Count == 0 ? null : new LintFindings(this, whole ?? prompt.ToString(), facts, findings);
    }

    private static List<PromptRule> OnByDefault()
    {
        var on = new List<PromptRule>();
        foreach (var rule in FluxPromptRules.All)
        {
            if (rule.Descriptor.DefaultSeverity > PromptSeverity.Hint)
                on.Add(rule);
        }

        return on;
    }

    // Written out, as what stands above: a compiler that meets its first prompt compiles this, and would compile queries with all that is behind them.
    private static void ThrowIfDouble(PromptRule[] rules)
    {
        var ids = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var doubles = new List<string>();
        foreach (var rule in rules)
        {
            var id = (rule ?? throw new ArgumentException("A rule is null.", nameof(rules))).Descriptor.Id;
            if (!ids.TryGetValue(id, out var first))
                ids.Add(id, id);
            else if (!doubles.Contains(first))
                doubles.Add(first);
        }

        if (doubles.Count > 0)
            throw new ArgumentException($"Several rules have the same id: {string.Join(", ", doubles)}.", nameof(rules));
    }

    // Gives the text's buffer back at the end, but for a rule of the app's that throws: what is not given back is only lost to the pool.
    private void Check(ref PromptRuleContext context)
    {
        // The marker is a word to the linter, not to the model: nothing looks at it. Most prompts hold no sign, and so not its first.
        LintSuppression suppression = default;
        if (context.Text.MayHoldSigns)
        {
            suppression = LintMarker.Find(context.Text.Characters);
            if (suppression.IsSet)
                context.Shorten(suppression.PromptLength);
        }

        var signals = context.Text.Signals;
        if (!ReferenceEquals(context.Facts, PromptFacts.None))
            signals |= PromptSignals.Facts;
        if (context.Text.Characters.Length > Profile.SafeLength)
            signals |= PromptSignals.NearLimit;
        for (var set = 0; set < _selection.SetCount; set++)
        {
            for (var called = _selection.Called(set, signals); called != 0; called &= called - 1)
            {
                var rule = _rules[(set * RuleSelection.SetSize) + CharacterWindow.LowestBit(called)];
                if (!suppression.Covers(rule.Descriptor) && context.TryEnter(rule))
                    rule.Check(ref context);
            }
        }

        context.Close();
    }
}
