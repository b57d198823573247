using Psi.Insights.Policy.Audit.Sources;

namespace Psi.Insights.Policy.Audit;

/// <summary>What an audit found.</summary>
/// <param name="Entries">The entries about NuGet packages, in the order of the files.</param>
/// <param name="OtherEntries">How many entries are about something else.</param>
/// <param name="Inquiry">What the sources answered.</param>
/// <param name="Proposals">What should be changed in the files.</param>
internal sealed record AuditReport(
    IReadOnlyList<AuditedEntry> Entries, int OtherEntries, InquiryResult Inquiry, IReadOnlyList<AuditProposal> Proposals)
{
    /// <summary>
    /// What could not be determined, each with the source that failed. A source that could not be asked at all is named once.
    /// </summary>
    public IReadOnlyList<AuditFailure> Failures =>
    [
        .. Inquiry.Sources
            .Where(source => source.Failure is not null)
            .Select(source => new AuditFailure(source.Name, source.Address, null, source.Failure!)),
        .. Single(Inquiry.VulnerabilityFailures, "its list of vulnerabilities"),
        .. Inquiry.Packages.SelectMany(package => Single(package.Failures, $"pkg:nuget/{package.Id}")),
    ];

    private IEnumerable<AuditFailure> Single(IReadOnlyList<SourceFailure> failures, string about) =>
        from failure in failures
        where !Inquiry.Sources.Any(
            source => source.Failure is not null && (source.Name, source.Address) == (failure.Source, failure.Address))
        select new AuditFailure(failure.Source, failure.Address, about, failure.Reason);
}

/// <summary>Something that could not be determined.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="Address">Its address.</param>
/// <param name="About">What it did not answer about; null when it answered nothing.</param>
/// <param name="Reason">Why.</param>
internal sealed record AuditFailure(string Source, string Address, string? About, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Source} ({Address}): it could not be asked{(About is null ? "" : $" about {About}")}: {Reason}";
}
