namespace Astria.Flux.Cli.Themes;

/// <summary>Prompts about a topic as programs read them; docs/cli/themes.schema.json is its form.</summary>
internal sealed record ThemeReport(string Topic, string Subject, long Seed, IReadOnlyList<string> Prompts);
