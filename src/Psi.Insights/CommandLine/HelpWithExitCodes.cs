using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Psi.Insights.CommandLine;

/// <summary>The help of a command and, behind that of <c>psi</c> itself, the exit codes that all commands share.</summary>
internal sealed class HelpWithExitCodes(HelpAction help) : SynchronousCommandLineAction
{
    /// <summary>Help is asked for by an option of the root command, which all others inherit.</summary>
    public static void AddTo(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new HelpWithExitCodes((HelpAction)option.Action!);
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is RootCommand)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Exit codes, of several the highest:");
            foreach (var (code, meaning) in ExitCodes.All)
            {
                output.WriteLine($"  {code}  {meaning}");
            }

            output.WriteLine();
        }

        return exitCode;
    }
}
