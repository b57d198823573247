using System.CommandLine;
using Psi.Insights.CommandLine;
using Psi.Policy;

namespace Psi.Insights.Policy.Diff;

/// <summary><c>psi policy diff</c>: what gets stricter or looser, and which repositories would newly fail.</summary>
internal static class DiffCommand
{
    /// <summary>The command, to be added to <c>psi policy</c>.</summary>
    public static Command Create(Terminal terminal)
    {
        var old = new Argument<string>("old")
        {
            Description = "The policy that is replaced: a file, a folder whose files *.yaml are laid over each other by name, or a NuGet "
                + "package (*.nupkg) with the files that its props names.",
        };
        var @new = new Argument<string>("new") { Description = "The policy that replaces it, a file, a folder or a package as well." };
        var manifests = new Option<string?>("--manifests")
        {
            Description = "A folder that is searched for security-manifest.json to its bottom: "
                + "says which of these repositories would newly fail, warn or pass.",
            HelpName = "DIR",
        };
        var on = DateOption.Create("The date to decide for, yyyy-MM-dd; what comes later is told with its day. Default: today in UTC.");
        var json = new Option<bool>("--json") { Description = "Write the comparison as JSON." };
        var command = new Command(
            "diff",
            "Says what gets stricter and what looser from one policy to another, and which repositories would newly fail. "
            + "Ends with 0 also when something gets stricter.")
        {
            old, @new, manifests, on, json,
        };
        command.SetAction(arguments =>
        {
            var folder = Directory.GetCurrentDirectory();
            var (before, after) = (Read(arguments.GetRequiredValue(old)), Read(arguments.GetRequiredValue(@new)));
            if (before is null || after is null)
            {
                return ExitCodes.BadInput;
            }

            var comparison = PolicyComparison.Of(before, after, DateOption.Of(arguments, on), arguments.GetValue(manifests));
            foreach (var refused in comparison.Refused)
            {
                terminal.SayError($"{refused.Path}: {refused.Reason}");
            }

            if (arguments.GetValue(json))
            {
                terminal.Output.WriteLine(DiffJson.Of(comparison));
            }
            else
            {
                foreach (var line in DiffLines.Of(comparison))
                {
                    terminal.Say(line);
                }
            }

            return comparison.Refused.Count == 0 ? ExitCodes.Done : ExitCodes.BadInput;

            EffectivePolicy? Read(string path) => PolicyArgument.Read([path], folder, terminal);
        });
        return command;
    }
}
