namespace Astria.Flux.Prompts.Diagnostics;

/// <summary>What there is to know about a rule without running it.</summary>
public sealed class PromptRuleDescriptor
{
    /// <summary>Describes a rule.</summary>
    /// <param name="id">Its id: letters and digits, such as <c>FLX201</c>; an app's own rules take letters of their own.</param>
    /// <param name="title">What it finds, in a few words.</param>
    /// <param name="category">What it is about.</param>
    /// <param name="defaultSeverity">How much its findings matter, unless settings say otherwise.</param>
    /// <param name="helpPage">Where it is explained: a path in this repository or an address; <see langword="null"/> for nowhere.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> or <paramref name="title"/> is empty, or the id has other
    /// characters.</exception>
    public PromptRuleDescriptor(
        string id, string title, PromptRuleCategory category, PromptSeverity defaultSeverity, string? helpPage = null)
    {
        if (!IsId(id))
            throw new ArgumentException("A rule's id has letters and digits and nothing else.", nameof(id));
        if (string.IsNullOrWhiteSpace(title))
            throw new ArgumentException("A rule needs a title.", nameof(title));
        Id = id;
        Title = title;
        Category = category;
        DefaultSeverity = defaultSeverity;
        HelpPage = helpPage;
    }

    /// <summary>Its id, such as <c>FLX201</c>.</summary>
    public string Id { get; }

    /// <summary>What it finds, in a few words.</summary>
    public string Title { get; }

    /// <summary>What it is about.</summary>
    public PromptRuleCategory Category { get; }

    /// <summary>How much its findings matter, unless settings say otherwise.</summary>
    public PromptSeverity DefaultSeverity { get; }

    /// <summary>Where it is explained; <see langword="null"/> for nowhere.</summary>
    public string? HelpPage { get; }

    private static bool IsId(string? id)
    {
        if (string.IsNullOrEmpty(id))
            return false;
        foreach (var character in id!)
        {
            if (character is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')))
                return false;
        }

        return true;
    }
}
