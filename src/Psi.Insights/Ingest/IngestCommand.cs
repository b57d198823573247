using System.CommandLine;
using Psi.Insights.CommandLine;
using Psi.Insights.Manifests;
using Psi.Insights.Measures;
using Psi.Policy;
using Psi.Store;
using Psi.Store.Sqlite;

namespace Psi.Insights.Ingest;

/// <summary><c>psi ingest</c>: brings manifests into the store.</summary>
internal static class IngestCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("paths")
        {
            Description = $"Manifests, or folders that are searched for {ManifestSearch.FileName} to their bottom.",
            Arity = ArgumentArity.ZeroOrMore,
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
        var sources = new Option<string[]>("--sources")
        {
            Description = "A sources file, which says which file of other tools is what (deployments, incidents, coverage, scanners' "
                + "findings, values of monitoring, …): what they tell is stored. May be given several times. psi measures --store shows "
                + "what it comes to.",
            HelpName = "FILE",
        };
        var keepGoing = new Option<bool>("--keep-going")
        {
            Description = "Store what the other files of sources files tell when some are refused. It still ends with 3.",
        };
        var json = new Option<bool>("--json") { Description = "Write what was done as JSON." };
        var command = new Command(
            "ingest", "Bring the security manifests of repos, and what the files of other tools tell, into the store.")
        {
            paths, store, policy, sources, keepGoing, on, fail, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(paths) is not { Length: > 0 } && result.GetValue(sources) is not { Length: > 0 })
            {
                result.AddError("Nothing to ingest: name manifests or folders with manifests, or a sources file with --sources.");
            }

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

            if (Open(terminal, arguments.GetValue(sources) ?? []) is not { } opened)
            {
                return Task.FromResult(ExitCodes.BadInput);
            }

            opened.ForEach(one => one.SayUnmatched(terminal));
            var run = new Run(terminal, arguments.GetRequiredValue(store), new IngestTerms(DateOption.Of(arguments, on), organisation));
            var manifests = run.Manifests(arguments.GetValue(paths) ?? [], cancellation);
            var told = run.Sources(opened, arguments.GetValue(keepGoing), cancellation);
            run.Show(manifests, told, arguments.GetValue(json));
            var disagrees = arguments.GetValue(fail) && manifests?.Disagreements > 0;
            var isRefused = manifests?.Refused.Count > 0
                || opened.Any(one => one.HasProblems)
                || told?.Files.Any(file => file.Refusal is not null) == true;
            return Task.FromResult(isRefused ? ExitCodes.BadInput : disagrees ? ExitCodes.PolicyNotMet : ExitCodes.Done);
        });
        return command;
    }

    private static List<OpenedSources>? Open(Terminal terminal, IReadOnlyList<string> files)
    {
        List<OpenedSources?> opened = [.. files.Select(file => OpenedSources.Open(Path.GetFullPath(file), terminal))];
        return opened.Contains(null) ? null : [.. opened.OfType<OpenedSources>()];
    }

    /// <summary>One ingest: its two halves, and what is said of them.</summary>
    private sealed class Run(Terminal terminal, string store, IngestTerms terms)
    {
        /// <summary>Null when no manifests are named.</summary>
        public IngestResult? Manifests(IReadOnlyList<string> paths, CancellationToken cancellation)
        {
            if (paths.Count == 0)
            {
                return null;
            }

            var search = ManifestSearch.In(paths);
            return TerminalProgress.Run(
                terminal,
                [("Reading manifests", search.Files.Count), ("Writing the store", search.Files.Count)],
                advance => IngestRun.Into(store, search, terms, step => advance[(int)step](), cancellation));
        }

        /// <summary>Null when no sources files are named.</summary>
        public IngestedSources? Sources(IReadOnlyList<OpenedSources> opened, bool keepGoing, CancellationToken cancellation) =>
            opened.Count == 0
                ? null
                : TerminalProgress.Run(
                    terminal,
                    [("Reading the files of other tools", opened.Sum(sources => sources.Search.Files.Count))],
                    advance => SourcesIngest.Into(store, opened, terms.On, keepGoing, advance[0], cancellation));

        public void Show(IngestResult? manifests, IngestedSources? told, bool json)
        {
            SayProblems(manifests, told);
            if (json)
            {
                terminal.Output.WriteLine(IngestJson.Of(store, manifests, told, terms));
                return;
            }

            if (manifests is not null)
            {
                terminal.Say(Summary(manifests));
                if (terms.Policy is { } policy)
                {
                    terminal.Say(Disagreements(manifests, policy));
                }
            }

            if (told is { IsWritten: true })
            {
                Show(told);
            }
        }

        private void SayProblems(IngestResult? manifests, IngestedSources? told)
        {
            foreach (var refused in manifests?.Refused ?? [])
            {
                terminal.SayError($"{refused.Path}: {refused.Reason}");
            }

            foreach (var late in (manifests?.Manifests ?? []).Where(manifest => manifest.Outcome == IngestOutcome.Late))
            {
                terminal.SayWarning(
                    $"{late.Path}: {late.Repository} has a newer manifest than this one of {late.ObservedAt}, or a verification of its "
                    + "commit; "
                    + "it is kept, and what holds now stays as it is");
            }

            foreach (var file in (told?.Files ?? []).Where(file => file.Refusal is not null))
            {
                OpenedSources.SayRefusal(terminal, file.Input.Path, file.Line, file.Refusal!);
            }

            if (told is { IsWritten: false })
            {
                terminal.SayError(
                    "nothing that files of other tools tell was stored, since some are refused; mend them, or store the others by "
                    + "--keep-going");
            }
        }

        private void Show(IngestedSources told)
        {
            List<WrittenFile> written = [.. told.Files.Where(file => file.Refusal is null)];
            foreach (var line in written.SelectMany(file => TallyText.Lines(file.Input.Path, file.Input.Kind, file.Tally)))
            {
                terminal.Say(line);
            }

            terminal.Say(
                $"{store}: {Quantity.Of(written.Count, "file")} of other tools stored, {told.Files.Count - written.Count} refused; "
                + $"psi measures --store {store} shows what they come to");
        }

        private string Disagreements(IngestResult result, EffectivePolicy policy)
        {
            var repos = result.DecidedAgain.Count(manifest => manifest.Disagreements > 0);
            var by = $"decided again by {policy.Organisation} {policy.Version} for {terms.On}";
            return $"{by}: {Quantity.Of(result.DecidedAgain.Count, "repo")}, {Quantity.Of(result.Disagreements, "disagreement")}"
                + (repos == 0 ? "" : $" in {Quantity.Of(repos, "repo")}; psi report shows each");
        }

        private string Summary(IngestResult result) =>
            $"{store}: {result.Manifests.Count} {(result.Manifests.Count == 1 ? "manifest" : "manifests")} ingested"
            + $" ({result.Count(IngestOutcome.Applied)} new, {result.Count(IngestOutcome.AlreadyKnown)} already known,"
            + $" {result.Count(IngestOutcome.Late)} late),"
            + $" {result.Refused.Count} refused";
    }
}
