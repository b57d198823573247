using NuGet.Packaging;
using Psi.Insights.Policy.Audit.Sources;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Policy.Audit;

/// <summary>Compares entries with what sources say. Pure: the result depends only on the entry and the answers.</summary>
internal static class EntryAudit
{
    /// <summary>Whether sources can be asked about an entry; if not, why.</summary>
    /// <param name="entry">An entry about NuGet packages.</param>
    /// <param name="id">The package.</param>
    /// <param name="reason">Why not.</param>
    public static bool CanBeAsked(ComponentEntry entry, out string id, out string reason)
    {
        id = PackageUrl.Parse(entry.Pattern.ToString()).Name;
        reason = entry.Pattern.IsExact ? "no NuGet package can have this id" : "a glob names no single package";
        return entry.Pattern.IsExact && PackageIdValidator.IsValidPackageId(id);
    }

    /// <summary>An entry that no source can be asked about.</summary>
    public static AuditedEntry NotAsked(ComponentEntry entry, string reason) =>
        new() { Entry = entry, State = AuditState.NotAsked, Reason = reason };

    /// <summary>What the answers mean for an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="facts">What the sources know about its package.</param>
    /// <param name="prereleases">Whether a prerelease may be the newest version.</param>
    /// <param name="vulnerabilityFailures">The sources whose list of vulnerabilities could not be read.</param>
    public static AuditedEntry Of(
        ComponentEntry entry, PackageFacts facts, bool prereleases, IReadOnlyList<SourceFailure> vulnerabilityFailures)
    {
        if (facts.AskedOf.Count == 0)
        {
            return NotAsked(entry, "no source is mapped to it in nuget.config (packageSourceMapping)");
        }

        var silent = string.Join(" and ", facts.Failures.Select(failure => failure.Source));
        if (facts.Versions.Count == 0 && facts.Failures.Count > 0)
        {
            return new AuditedEntry
            {
                Entry = entry,
                State = AuditState.Undetermined,
                Reason = $"{silent} could not be asked",
                AskedOf = facts.AskedOf,
            };
        }

        if (facts.Versions.Count == 0)
        {
            var nowhere = new AuditRemark(
                AuditRemarkKind.NotFound,
                $"{string.Join(" and ", facts.AskedOf)} {(facts.AskedOf.Count == 1 ? "does" : "do")} not have {facts.Id}. "
                + "Is the id right? An entry for a package that does not exist decides nothing until somebody publishes one of that "
                + "name.");
            return new AuditedEntry { Entry = entry, State = AuditState.NotFound, AskedOf = facts.AskedOf, Remarks = [nowhere] };
        }

        List<VersionFacts> accepted = [.. facts.Versions.Where(version => Accepts(entry, facts.Id, version))];
        List<VersionFacts> offered =
        [
            .. facts.Versions.Where(version => version.IsListed && (prereleases || !version.Version.IsPrerelease)),
        ];
        List<string> missing =
        [
            .. facts.Failures.Select(failure => $"{failure.Source} could not be asked"),
            .. vulnerabilityFailures.Select(failure => $"the vulnerabilities {failure.Source} knows of could not be had"),
        ];
        var audited = new AuditedEntry
        {
            Entry = entry,
            State = missing.Count == 0 ? AuditState.Answered : AuditState.Incomplete,
            Reason = missing.Count == 0 ? null : string.Join("; ", missing),
            AskedOf = facts.AskedOf,
            Newest = offered.LastOrDefault()?.Version,
            NewestAccepted = offered.LastOrDefault(accepted.Contains),
            Accepted = accepted,
        };
        return audited with { Remarks = [.. RemarksOn(audited).OrderBy(remark => remark.Kind)] };
    }

    private static bool Accepts(ComponentEntry entry, string id, VersionFacts version)
    {
        var isInside = entry.Versions?.Contains(PackageUrl.NuGet(id, version.Version.ToFullString())) ?? true;
        return isInside != (entry.Status == ComponentStatus.Prohibited);
    }

    private static IEnumerable<AuditRemark> RemarksOn(AuditedEntry audited)
    {
        var entry = audited.Entry;
        var isFree = entry.Status is ComponentStatus.Recommended or ComponentStatus.Permitted;
        if (audited.Accepted.Any(version => version.IsVulnerable))
        {
            yield return Vulnerable(audited);
        }

        if (isFree && audited.NewestAccepted?.Deprecation is { } deprecation)
        {
            yield return new AuditRemark(
                AuditRemarkKind.Deprecated,
                $"Its authors advise against {audited.NewestAccepted.Version}, the newest accepted version{Reasons(deprecation)}. "
                + $"{Advice(deprecation)}");
        }
        // A prohibited component is meant to have no accepted version.
        if (entry.Status != ComponentStatus.Prohibited && audited.Accepted.Count == 0)
        {
            yield return new AuditRemark(
                AuditRemarkKind.NothingAccepted,
                $"No version that exists is in {entry.Versions}: nobody can follow this entry. "
                + $"Change its 'versions'{(audited.Newest is { } newest ? $"; the newest version is {newest}" : "")}.");
        }

        if (audited is { Accepted.Count: > 0, NewestAccepted: null })
        {
            yield return audited.Accepted.Any(version => version.IsListed)
                ? new AuditRemark(AuditRemarkKind.OnlyPrereleases, "All accepted versions that are offered are prereleases.")
                : Unlisted(audited.Accepted);
        }

        if (isFree && audited is { NewestAccepted: { } best, Newest: { } latest } && latest > best.Version)
        {
            yield return new AuditRemark(AuditRemarkKind.NewerOutside, $"{latest} is newer, and outside {entry.Versions}.");
        }
    }

    private static AuditRemark Unlisted(IReadOnlyList<VersionFacts> accepted)
    {
        var subject = accepted.Count == 1
            ? $"{accepted[0].Version}, the one accepted version, is"
            : $"All {accepted.Count} accepted versions are";
        return new AuditRemark(
            AuditRemarkKind.Unlisted,
            $"{subject} unlisted: withdrawn from search by those who published it. "
            + "Find out why, and accept another version or component.");
    }

    private static AuditRemark Vulnerable(AuditedEntry audited)
    {
        List<VersionFacts> vulnerable = [.. audited.Accepted.Where(version => version.IsVulnerable)];
        var isProhibited = audited.Entry.Status == ComponentStatus.Prohibited;
        var kind = isProhibited ? "not prohibited" : "accepted";
        var count = $"{vulnerable.Count} of the {audited.Accepted.Count} {kind} versions "
            + $"{(vulnerable.Count == 1 ? "has" : "have")} known vulnerabilities";
        if (audited.NewestAccepted is { IsVulnerable: true } newest)
        {
            return new AuditRemark(
                AuditRemarkKind.Vulnerable,
                $"{count}, and the newest, {newest.Version}, is one of them: {Shown(newest.Advisories)}. "
                + $"{(isProhibited ? "Prohibit them too." : "Accept a version that is fixed, or another component.")}");
        }

        var advice = (isProhibited, VersionBound.WithoutVulnerable(audited)) switch
        {
            (true, _) => "Prohibit them too.",
            (_, { } interval) => $"Accept {interval}.",
            _ => "Leave them out of 'versions'.",
        };
        return new AuditRemark(
            AuditRemarkKind.Vulnerable,
            $"{count}, the newest of them {vulnerable[^1].Version}: {Shown(vulnerable[^1].Advisories)}. {advice}");
    }

    private static string Shown(IReadOnlyList<Advisory> advisories) =>
        $"{ManifestWord.Of(advisories[0].Severity)} "
        + $"{advisories[0].Address}{(advisories.Count == 1 ? "" : $" and {advisories.Count - 1} more")}";

    private static string Reasons(AuthorsDeprecation deprecation) =>
        deprecation.Reasons.Count == 0 ? "" : $" ({string.Join(", ", deprecation.Reasons)})";

    private static string Advice(AuthorsDeprecation deprecation) => (deprecation.Alternative, deprecation.Message) switch
    {
        ({ } alternative, var message) =>
            $"They name {alternative.Name}{(deprecation.AlternativeVersions is { } versions ? $" {versions}" : "")} "
            + $"instead{(message is null ? "." : $", and say: {message}")}",
        (null, { } message) => $"They say: {message}",
        _ => "They name nothing instead. Decide whether it is still to be used.",
    };
}
