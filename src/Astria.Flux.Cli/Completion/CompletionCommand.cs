using System.CommandLine;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Cli.Words;

namespace Astria.Flux.Cli.Completion;

/// <summary>The command <c>flux completion</c>.</summary>
internal static class CompletionCommand
{
    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh." }.OneOf(ShellScripts.Shells);
        var command = new ExampledCommand("completion", "Writes a script that makes a shell complete commands, options and presets.") { shell };
        command.SetAction(parsed => terminal.Writer.Write(ShellScripts.For(parsed.GetRequiredValue(shell))));
        return command.WithExamples("source <(flux completion bash)", "flux completion zsh > ~/.zfunc/_flux", "flux completion fish > ~/.config/fish/completions/flux.fish", "flux completion pwsh | Out-String | Invoke-Expression");
    }
}
