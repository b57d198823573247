using System.CommandLine;
using Psi.Insights.Baselines;
using Psi.Insights.Commands;

namespace Psi.Insights.Initialise;

/// <summary><c>psi init</c>: introduces Psi in a repository.</summary>
internal static class InitCommand
{
    /// <summary>The command, to be added to the root command.</summary>
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("folder")
        {
            Description = "A folder of the repository. Its root is the folder of the nearest psi.yaml at or above.",
            DefaultValueFactory = _ => ".",
        };
        var baseline = new BaselineCommand();
        var command = new Command("init", "Introduces Psi in a repository. With --baseline: records what the last build reported as one dated exception, so that only what is new fails.") { folder };
        baseline.AddTo(command);
        command.SetAction(arguments =>
        {
            if (baseline.IsAskedFor(arguments)) return baseline.Run(arguments, arguments.GetRequiredValue(folder), terminal);
            terminal.Remark("error: say what to do: psi init --baseline");
            return ExitCodes.Usage;
        });
        return command;
    }
}
