using System.CommandLine;
using Psi.Insights.Checkout;
using Psi.Insights.CommandLine;
using Psi.Insights.Manifests;
using Psi.Insights.Measures;
using Psi.Policy;

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

            opened.ForEach(one => one.Opened.SayUnmatched(terminal));
            var terms = new IngestTerms(DateOption.Of(arguments, on), organisation);
            var session = new IngestSession(terminal, arguments.GetRequiredValue(store), terms);
            var manifests = session.Manifests(arguments.GetValue(paths) ?? [], cancellation);
            var told = session.Sources(opened, arguments.GetValue(keepGoing), cancellation);
            session.Show(manifests, told, arguments.GetValue(json));
            var disagrees = arguments.GetValue(fail) && manifests?.Disagreements > 0;
            var isRefused = manifests?.Refused.Count > 0
                || opened.Exists(one => one.Opened.HasProblems)
                || told?.Files.Any(file => file.Refusal is not null) == true;
            return Task.FromResult(isRefused ? ExitCodes.BadInput : disagrees ? ExitCodes.PolicyNotMet : ExitCodes.Done);
        });
        return command;
    }

    private static List<SourcesCollection>? Open(Terminal terminal, IReadOnlyList<string> files)
    {
        List<OpenedSources?> opened =
            [.. files.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).Select(file => OpenedSources.Open(file, terminal))];
        if (opened.Contains(null))
        {
            return null;
        }

        var git = GitExecutable.Find(Environment.GetEnvironmentVariable("PATH"));
        List<SourcesCollection> collections = [.. opened.Select(one => SourcesCollection.Of(one!, git))];
        if (SourcesCollection.FirstClash(collections) is not { } clash)
        {
            return collections;
        }

        terminal.SayError(
            $"{clash.First.Opened.Sources.Path} and {clash.Second.Opened.Sources.Path} both name '{clash.Path}', and in the store they "
            + "would be one file; give one of them a name (name: …)");
        return null;
    }
}
