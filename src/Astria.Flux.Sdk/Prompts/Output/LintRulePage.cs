namespace Astria.Flux.Prompts.Output;

/// <summary>A rule's page, for a log that is read where no page is.</summary>
/// <param name="Summary">What the rule is about, in a sentence or two of plain text.</param>
/// <param name="Markdown">The whole page.</param>
public sealed record LintRulePage(string Summary, string Markdown);
