using Astria.Flux.Cli.Terminals;
using Astria.Flux.Generation;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;

namespace Astria.Flux.Cli.Generate;

/// <summary>Says what the linter finds in the prompts of an order while nothing is drawn or paid for yet.</summary>
internal sealed class PromptCheck(Terminal terminal, PromptLinter linter, PromptLintMode mode)
{
    /// <summary>Lints every prompt.</summary>
    /// <param name="requests">What is to be drawn.</param>
    /// <param name="tells">Whether findings are told; a program finds them in its report.</param>
    /// <exception cref="PromptRejectedException">The mode is to refuse, and a prompt has findings.</exception>
    public void Run(IReadOnlyList<GenerationRequest> requests, bool tells)
    {
        if (mode == PromptLintMode.Off) return;
        for (var i = 0; i < requests.Count; i++)
        {
            var found = linter.Lint(requests[i]).Diagnostics.Where(one => one.Severity >= PromptSeverity.Warning).ToList();
            if (found.Count == 0) continue;
            if (mode == PromptLintMode.Refuse) throw new PromptRejectedException(requests[i].Prompt, found);
            if (!tells) continue;
            foreach (var one in found) terminal.Tell(requests.Count == 1 ? one.ToString() : Invariant($"prompt {i + 1}: {one}"));
        }
    }
}
