using Psi.Measures.Sources.Coverage;
using Psi.Measures.Sources.Events;
using Psi.Measures.Sources.Findings;
using Psi.Measures.Sources.Tests;
using Psi.Measures.Sources.Values;

namespace Psi.Measures.Sources;

/// <summary>Every kind of file that Psi understands: to add one, add its reader here.</summary>
public static class SourceReaders
{
    /// <summary>The readers, sorted by kind.</summary>
    public static IReadOnlyList<ISourceReader> All { get; } = [.. Each().OrderBy(reader => reader.Kind, StringComparer.Ordinal)];

    /// <summary>The reader of a kind; null when there is none.</summary>
    public static ISourceReader? Of(string kind) => All.FirstOrDefault(reader => reader.Kind == kind);

    /// <summary>The reader of a kind.</summary>
    /// <exception cref="SourceFormatException">There is no such kind.</exception>
    public static ISourceReader Required(string kind) => Of(kind) ?? throw new SourceFormatException($"there is no kind '{kind}'");

    /// <summary>Whether files of a kind tell of coverage or tests.</summary>
    public static bool TellsOfQuality(string kind) => Of(kind)?.GetType().Namespace is { } folder
        && (folder == typeof(CoberturaReader).Namespace || folder == typeof(TrxReader).Namespace);

    private static IReadOnlyList<ISourceReader> Each() =>
    [
        new AzureDevOpsReleasesReader(),
        new AzureDevOpsWorkItemsReader(),
        new CdEventsReader(),
        new CoberturaReader(),
        new CoverletJsonReader(),
        new CycloneDxReader(),
        new DefectDojoReader(),
        new DotnetListReader(),
        new EventsCsvReader(),
        new EventsNdjsonReader(),
        new FindingsCsvReader(),
        new GitHubDeploymentsReader(),
        new GitHubIssuesReader(),
        new GitHubPullRequestsReader(),
        new GitHubReleasesReader(),
        new GitLabDeploymentsReader(),
        new GitLabIssuesReader(),
        new GitLabMergeRequestsReader(),
        new GitLabReleasesReader(),
        new GitleaksReader(),
        new JUnitReader(),
        new JiraCsvReader(),
        new LcovReader(),
        new NpmAuditReader(),
        new OpenCoverReader(),
        new OpenMetricsReader(),
        new PagerDutyCsvReader(),
        new PrometheusQueryReader(),
        new SarifReader(),
        new SnykReader(),
        new StatuspageCsvReader(),
        new StatuspageIncidentsReader(),
        new ThreatDragonReader(),
        new TrivyReader(),
        new TrxReader(),
        new ValuesCsvReader(),
        new ValuesNdjsonReader(),
        new VisualStudioCoverageReader(),
        new ZapReader(),
        new ZapXmlReader(),
    ];
}
