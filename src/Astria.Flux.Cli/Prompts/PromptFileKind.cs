namespace Astria.Flux.Cli.Prompts;

/// <summary>How prompts are written down in a file.</summary>
internal enum PromptFileKind
{
    /// <summary>One prompt a line.</summary>
    Text = 0,

    /// <summary>One JSON object a line, whose <c>text</c> is a prompt.</summary>
    JsonLines,

    /// <summary>A table (RFC 4180) with a column of prompts.</summary>
    Csv,
}
