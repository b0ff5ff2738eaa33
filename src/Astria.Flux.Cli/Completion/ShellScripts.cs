namespace Astria.Flux.Cli.Completion;

/// <summary>What makes shells ask this command what could come next: it answers <c>flux "[suggest:12]" "flux lint --p"</c> with a word a line.</summary>
internal static class ShellScripts
{
    public static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    // Where nothing is suggested, files are: that is what is left to name.
    private const string Bash = """
        # flux completion for bash
        _flux_complete() {
          local word=${COMP_WORDS[COMP_CWORD]} suggested
          suggested=$(flux "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
          mapfile -t COMPREPLY < <(compgen -W "$suggested" -- "$word")
          [[ $word == -* ]] || mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$word")
        }
        complete -o filenames -F _flux_complete flux

        """;

    private const string Zsh = """
        #compdef flux
        # flux completion for zsh
        _flux() {
          local -a suggested
          suggested=("${(@f)$(flux "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
          compadd -- ${suggested:#}
          [[ $PREFIX == -* ]] || _files
        }
        compdef _flux flux

        """;

    private const string Fish = """
        # flux completion for fish
        function __flux_complete
          set -l line (commandline -cp)
          flux "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c flux -a '(__flux_complete)'

        """;

    private const string PowerShell = """
        # flux completion for PowerShell
        Register-ArgumentCompleter -Native -CommandName flux -ScriptBlock {
          param($word, $ast, $cursor)
          $line = $ast.ToString().PadRight($cursor)
          flux "[suggest:$cursor]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
            [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
          }
        }

        """;

    public static string For(string shell) => shell.ToUpperInvariant() switch
    {
        "ZSH" => Zsh,
        "FISH" => Fish,
        "PWSH" => PowerShell,
        _ => Bash,
    };
}
