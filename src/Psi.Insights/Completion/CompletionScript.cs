namespace Psi.Insights.Completion;

/// <summary>
/// The scripts. Each asks <c>psi</c> itself, by the directive <c>[suggest:N]</c> of System.CommandLine, what may come at the N-th character
/// of the line; so no script grows old. Where <c>psi</c> has nothing to say, bash and zsh complete files.
/// </summary>
internal static class CompletionScript
{
    private const string Bash = """
        # psi: completion for bash. In ~/.bashrc: source <(psi completion bash)
        _psi_complete() {
            local line="${COMP_LINE:0:COMP_POINT}"
            local rest="${line#* }"
            local word="${COMP_WORDS[COMP_CWORD]}"
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${#rest}]" "$rest" 2>/dev/null)" -- "$word"))
        }
        complete -o default -F _psi_complete psi

        """;

    private const string Zsh = """
        #compdef psi
        # psi: completion for zsh. In ~/.zshrc, after compinit: source <(psi completion zsh)
        _psi() {
            local rest="${LBUFFER#* }"
            local -a found
            found=("${(@f)$("${words[1]}" "[suggest:${#rest}]" "$rest" 2>/dev/null)}")
            found=("${(@)found:#}")
            if (( ${#found} )); then compadd -a found; else _files; fi
        }
        compdef _psi psi

        """;

    private const string Fish = """
        # psi: completion for fish. Once: psi completion fish > ~/.config/fish/completions/psi.fish
        function __psi_complete
            set -l rest (string replace -r '^\S+ ' '' -- (commandline -cp))
            psi "[suggest:"(string length -- "$rest")"]" "$rest" 2>/dev/null
        end
        complete -c psi -a '(__psi_complete)'

        """;

    private const string PowerShell = """
        # psi: completion for PowerShell. In $PROFILE: psi completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName psi -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $line = $commandAst.ToString()
            $line = $line.PadRight([Math]::Max($line.Length, $cursorPosition)).Substring(0, $cursorPosition)
            $rest = $line.Substring([Math]::Min($line.Length, $line.IndexOf(' ') + 1))
            psi "[suggest:$($rest.Length)]" "$rest" 2>$null |
                Where-Object { $_ -like "$wordToComplete*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }

        """;

    /// <summary>The shells there is a script for.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "pwsh"];

    /// <summary>The script for one of <see cref="Shells"/>, with <c>\n</c> after each line.</summary>
    public static string For(string shell) => (shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        "pwsh" => PowerShell,
        _ => throw new ArgumentOutOfRangeException(nameof(shell), shell, null),
    }).ReplaceLineEndings("\n");
}
