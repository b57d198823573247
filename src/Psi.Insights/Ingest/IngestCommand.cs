using System.CommandLine;
using Psi.Insights.CommandLine;
using Psi.Insights.Manifests;
using Psi.Policy;
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
        var policy = PolicyArgument.CreateOption(
            "The organisation's own policy: a file, a folder with its *.yaml by name, or a NuGet package with the files that its props "
            + "names; given several times, the later are layers over the earlier. Every component decision and every requirement is "
            + "decided again by it, and each disagreement with a manifest is stored.");
        var on = DateOption.Create(
            "The day of the ingest, yyyy-MM-dd: what is decided again is decided for it, and a manifest more than a day ahead of it is "
            + "refused. Default: today in UTC.");
        var fail = new Option<bool>("--fail-on-disagreement")
        {
            Description = "End with 1 when the policy says something else than a manifest.",
        };
        var json = new Option<bool>("--json") { Description = "Write what was done as JSON." };
        var command = new Command("ingest", "Bring the security manifests of repos into the store.")
        {
            paths, store, policy, on, fail, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(fail) && result.GetValue(policy) is not { Length: > 0 })
            {
                result.AddError("--fail-on-disagreement needs the policy to decide by: name it with --policy");
            }
        });
        command.SetAction((arguments, cancellation) =>
        {
            EffectivePolicy? organisation = null;
            if (arguments.GetValue(policy) is { Length: > 0 } given)
            {
                organisation = PolicyArgument.Read(given, Directory.GetCurrentDirectory(), terminal);
                if (organisation is null)
                {
                    return Task.FromResult(ExitCodes.BadInput);
                }
            }

            var result = Run(
                terminal,
                arguments.GetRequiredValue(paths),
                arguments.GetRequiredValue(store),
                new IngestTerms(DateOption.Of(arguments, on), organisation),
                arguments.GetValue(json),
                cancellation);
            var disagrees = arguments.GetValue(fail) && result.Disagreements > 0;
            return Task.FromResult(
                result.Refused.Count > 0 ? ExitCodes.BadInput : disagrees ? ExitCodes.PolicyNotMet : ExitCodes.Done);
        });
        return command;
    }

    private static IngestResult Run(
        Terminal terminal, IReadOnlyList<string> paths, string store, IngestTerms terms, bool json, CancellationToken cancellation)
    {
        var search = ManifestSearch.In(paths);
        var result = TerminalProgress.Run(
            terminal,
            [("Reading manifests", search.Files.Count), ("Writing the store", search.Files.Count)],
            advance => IngestRun.Into(store, search, terms, step => advance[(int)step](), cancellation));

        foreach (var refused in result.Refused)
        {
            terminal.SayError($"{refused.Path}: {refused.Reason}");
        }

        foreach (var late in result.Manifests.Where(manifest => manifest.Outcome == IngestOutcome.Late))
        {
            terminal.SayWarning(
                $"{late.Path}: {late.Repository} has a newer manifest than this one of {late.ObservedAt}, or a verification of its "
                + "commit; "
                + "it is kept, and what holds now stays as it is");
        }

        if (json)
        {
            terminal.Output.WriteLine(IngestJson.Of(store, result, terms));
        }
        else
        {
            terminal.Say(Summary(store, result));
            if (terms.Policy is { } policy)
            {
                terminal.Say(Disagreements(result, policy, terms.On));
            }
        }

        return result;
    }

    private static string Disagreements(IngestResult result, EffectivePolicy policy, CalendarDate on)
    {
        var repos = result.DecidedAgain.Count(manifest => manifest.Disagreements > 0);
        var by = $"decided again by {policy.Organisation} {policy.Version} for {on}";
        return $"{by}: {Quantity.Of(result.DecidedAgain.Count, "repo")}, {Quantity.Of(result.Disagreements, "disagreement")}"
            + (repos == 0 ? "" : $" in {Quantity.Of(repos, "repo")}; psi report shows each");
    }

    private static string Summary(string store, IngestResult result) =>
        $"{store}: {result.Manifests.Count} {(result.Manifests.Count == 1 ? "manifest" : "manifests")} ingested"
        + $" ({result.Count(IngestOutcome.Applied)} new, {result.Count(IngestOutcome.AlreadyKnown)} already known,"
        + $" {result.Count(IngestOutcome.Late)} late),"
        + $" {result.Refused.Count} refused";
}
