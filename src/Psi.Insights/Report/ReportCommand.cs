using System.CommandLine;
using Psi.Insights.CommandLine;

namespace Psi.Insights.Report;

/// <summary><c>psi report</c>: shows what the store knows.</summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal)
    {
        var store = StoreOption.Create("The store to read.");
        var output = new Option<string>("--output")
        {
            Description = "The folder to write the site to: a new one, an empty one, or an earlier site of psi, which is replaced.",
            HelpName = "folder",
            DefaultValueFactory = _ => "site",
        };
        var command = new Command(
            "report", "Write what the store knows as a static site that needs no server and no script.") { store, output };
        command.SetAction((arguments, cancellation) =>
            Task.FromResult(Run(terminal, arguments.GetRequiredValue(store), arguments.GetRequiredValue(output), cancellation)));
        return command;
    }

    private static int Run(Terminal terminal, string store, string output, CancellationToken cancellation)
    {
        var pages = TerminalProgress.Run(terminal, [("Writing pages", 0)], _ => SiteReport.Write(store, output, cancellation));
        terminal.Say($"{Path.Combine(output, "index.html")}: the site is written, {pages} pages");
        return ExitCodes.Done;
    }
}
