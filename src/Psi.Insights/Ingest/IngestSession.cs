using Psi.Insights.CommandLine;
using Psi.Insights.Manifests;
using Psi.Insights.Measures;
using Psi.Policy;
using Psi.Store;
using Psi.Store.Sqlite;

namespace Psi.Insights.Ingest;

/// <summary>One ingest: its two halves, and what is said of them.</summary>
internal sealed class IngestSession(Terminal terminal, string store, IngestTerms terms)
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
    public IngestedSources? Sources(IReadOnlyList<SourcesCollection> opened, bool keepGoing, CancellationToken cancellation) =>
        opened.Count == 0
            ? null
            : TerminalProgress.Run(
                terminal,
                [("Reading the files of other tools", opened.Sum(sources => sources.Opened.Search.Files.Count))],
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
