namespace Astria.Flux.Prompts.Output;

/// <summary>A place in a file as editors count: both from 1, columns in UTF-16 code units.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public readonly record struct PromptPosition(int Line, int Column);
