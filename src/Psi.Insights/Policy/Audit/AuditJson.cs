using Psi.Insights.CommandLine;
using Psi.Insights.Policy.Audit.Sources;
using Psi.Manifest;

namespace Psi.Insights.Policy.Audit;

/// <summary>What <c>psi policy audit --json</c> writes.</summary>
internal static class AuditJson
{
    /// <summary>The sources, each entry with what is known about it, what could not be determined, and what is proposed.</summary>
    /// <param name="report">The audit.</param>
    /// <param name="written">The proposed files that were written.</param>
    public static string Of(AuditReport report, IReadOnlyList<ProposedFile> written) => ReadableJson.Of(
        new
        {
            Sources = report.Inquiry.Sources.Select(source => new { source.Name, source.Address, CouldBeAsked = source.Failure is null }),
            KnowsVulnerabilities = report.Inquiry.HasVulnerabilityList,
            Entries = report.Entries.Select(Entry),
            report.OtherEntries,
            Failures = report.Failures.Select(failure => new { failure.Source, failure.Address, failure.About, failure.Reason }),
            Proposals = report.Proposals.Select(proposal => new
            {
                At = proposal.Entry.Location.ToString(),
                Purl = proposal.Entry.Pattern.ToString(),
                Changes = proposal.Changes.Select(change => new { change.Key, change.Value }),
                proposal.Why,
                WrittenTo = written.FirstOrDefault(file => file.Proposals.Contains(proposal))?.Target,
            }),
        });

    private static object Entry(AuditedEntry audited)
    {
        var isKnown = audited.State is AuditState.Answered or AuditState.Incomplete;
        return new
        {
            At = audited.Entry.Location.ToString(),
            Purl = audited.Entry.Pattern.ToString(),
            Status = ManifestWord.Of(audited.Entry.Status),
            Versions = audited.Entry.Versions?.ToString(),
            State = ManifestWord.Of(audited.State),
            audited.Reason,
            AskedOf = audited.AskedOf.Count == 0 ? null : audited.AskedOf,
            Newest = audited.Newest?.ToString(),
            NewestAccepted = audited.NewestAccepted?.Version.ToString(),
            Accepted = isKnown
                ? new
                {
                    Versions = audited.Accepted.Count,
                    Unlisted = audited.Accepted.Count(version => !version.IsListed),
                    Deprecated = audited.Accepted.Count(version => version.Deprecation is not null),
                    Vulnerable = audited.Accepted.Count(version => version.IsVulnerable),
                }
                : null,
            Deprecation = audited.NewestAccepted?.Deprecation is { } deprecation ? Deprecation(deprecation) : null,
            Vulnerabilities = isKnown ? Vulnerabilities(audited) : null,
            Findings = audited.Remarks.Select(remark => new { Kind = ManifestWord.Of(remark.Kind), remark.IsWarning, remark.Message }),
        };
    }

    private static object Deprecation(AuthorsDeprecation deprecation) =>
        new
        {
            deprecation.Reasons,
            deprecation.Message,
            Alternative = deprecation.Alternative?.ToString(),
            deprecation.AlternativeVersions,
        };

    private static IEnumerable<object> Vulnerabilities(AuditedEntry audited) =>
        from version in audited.Accepted
        from advisory in version.Advisories
        group version by advisory into affected
        orderby affected.Key.Severity descending, affected.Key.Address
        select new
        {
            Advisory = affected.Key.Address,
            Severity = ManifestWord.Of(affected.Key.Severity),
            AcceptedVersions = affected.Count(),
            InNewestAccepted = affected.Contains(audited.NewestAccepted),
        };
}
