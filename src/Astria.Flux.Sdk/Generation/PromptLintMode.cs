namespace Astria.Flux.Generation;

/// <summary>What a linter in front of an engine does with what it finds.</summary>
public enum PromptLintMode
{
    /// <summary>Nothing: prompts are not linted.</summary>
    Off = 0,

    /// <summary>It tells, in the log and in <see cref="GenerationResult.Diagnostics"/>, and draws the prompt as it is.</summary>
    Warn,

    /// <summary>It tells, applies the safe fixes and draws the repaired prompt.</summary>
    Fix,

    /// <summary>It refuses the prompt with a <see cref="PromptRejectedException"/>, before the engine sees it.</summary>
    Refuse,
}
