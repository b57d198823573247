using System.CommandLine;
using Psi.Insights.CommandLine;
using Psi.Insights.Manifests;
using Psi.Store;

namespace Psi.Insights.Ingest;

/// <summary><c>psi ingest</c>: brings manifests into the store.</summary>
internal static class IngestCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("paths")
        {
            Description = $"Manifests, or folders that are searched for {ManifestSearch.FileName} to their bottom.",
            Arity = ArgumentArity.OneOrMore,
        };
        paths.Validators.Add(static result =>
        {
            foreach (var option in result.Tokens.Where(token => token.Value.StartsWith('-')))
            {
                result.AddError(
                    $"There is no option {option.Value}. For a file or folder of that name write "
                    + $".{Path.DirectorySeparatorChar}{option.Value}");
            }
        });
        var store = StoreOption.Create("The store to write to; it is made when there is none.");
        var json = new Option<bool>("--json") { Description = "Write what was done as JSON." };
        var command = new Command("ingest", "Bring the security manifests of repos into the store.") { paths, store, json };
        command.SetAction((arguments, cancellation) =>
            Task.FromResult(
                Run(
                    terminal,
                    arguments.GetRequiredValue(paths),
                    arguments.GetRequiredValue(store),
                    arguments.GetValue(json),
                    cancellation)));
        return command;
    }

    private static int Run(Terminal terminal, IReadOnlyList<string> paths, string store, bool json, CancellationToken cancellation)
    {
        var search = ManifestSearch.In(paths);
        var result = TerminalProgress.Run(
            terminal,
            [("Reading manifests", search.Files.Count), ("Writing the store", search.Files.Count)],
            advance => IngestRun.Into(store, search, step => advance[(int)step](), cancellation));

        foreach (var refused in result.Refused)
        {
            terminal.SayError($"{refused.Path}: {refused.Reason}");
        }

        foreach (var late in result.Manifests.Where(manifest => manifest.Outcome == IngestOutcome.Late))
        {
            terminal.SayWarning(
                $"{late.Path}: {late.Repository} has a newer manifest than this one of {late.ObservedAt}; "
                + "it is kept, and what holds now stays as it is");
        }

        if (json)
        {
            terminal.Output.WriteLine(IngestJson.Of(store, result));
        }
        else
        {
            terminal.Say(Summary(store, result));
        }

        return result.Refused.Count == 0 ? ExitCodes.Done : ExitCodes.BadInput;
    }

    private static string Summary(string store, IngestResult result) =>
        $"{store}: {result.Manifests.Count} {(result.Manifests.Count == 1 ? "manifest" : "manifests")} ingested"
        + $" ({result.Count(IngestOutcome.Applied)} new, {result.Count(IngestOutcome.AlreadyKnown)} already known,"
        + $" {result.Count(IngestOutcome.Late)} late),"
        + $" {result.Refused.Count} refused";
}
