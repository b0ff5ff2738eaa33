using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Diagnostics;

/// <summary>One rule of the linter. Derive from it for a rule of your own.</summary>
/// <remarks>A rule is pure and is used from many threads at once: keep it immutable. It never throws on any text, and takes time that grows
/// with the length of the text and nothing else. It allocates nothing while it finds nothing.</remarks>
public abstract class PromptRule
{
    /// <summary>Creates the rule.</summary>
    /// <param name="descriptor">What there is to know about it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="descriptor"/> is <see langword="null"/>.</exception>
    protected PromptRule(PromptRuleDescriptor descriptor) =>
        Descriptor = descriptor ?? throw new ArgumentNullException(nameof(descriptor));

    private protected PromptRule(PromptRuleDescriptor descriptor, PromptSignals needs)
        : this(descriptor) => (Needs, ExplainsLater) = (needs, true);

    /// <summary>What there is to know about the rule.</summary>
    public PromptRuleDescriptor Descriptor { get; }

    /// <summary>The rule looks at prompts that hold one of these, and at no others; none: it looks at every prompt.</summary>
    internal PromptSignals Needs { get; }

    /// <summary>Whether the rule is one of ours: asked again when somebody reads a message or a repair, it says the same again.</summary>
    internal bool ExplainsLater { get; }

    /// <summary>Looks through a prompt and reports what it finds.</summary>
    /// <param name="context">The prompt, what its target understands, and where to report.</param>
    public abstract void Check(ref PromptRuleContext context);
}
