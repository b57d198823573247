using System.CommandLine;
using Psi.Insights.CommandLine;

namespace Psi.Insights.Completion;

/// <summary><c>psi completion</c>: what a shell needs to complete commands, options and their values.</summary>
internal static class CompletionCommand
{
    /// <summary>The command, to be added to the root command.</summary>
    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong([.. CompletionScript.Shells]);
        var command = new Command(
            "completion",
            "Prints a script that lets a shell complete what you type. Bash: source <(psi completion bash), in ~/.bashrc; "
            + "docs/command-line.md has the other shells.")
        {
            shell,
        };
        command.SetAction(arguments =>
        {
            terminal.Output.Write(CompletionScript.For(arguments.GetRequiredValue(shell)));
            return ExitCodes.Done;
        });
        return command;
    }
}
