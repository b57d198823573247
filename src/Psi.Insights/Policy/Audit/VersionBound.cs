using Psi.Policy;

namespace Psi.Insights.Policy.Audit;

/// <summary>Where an entry's accepted versions should begin.</summary>
internal static class VersionBound
{
    /// <summary>
    /// The entry's interval without the vulnerable versions it begins with. Null when there are none, when no sound version that is offered follows them,
    /// and when one precedes them: then leaving them out is a decision, no correction. Prereleases in between go with them.
    /// </summary>
    public static string? WithoutVulnerable(AuditedEntry audited)
    {
        if (audited.Entry.Status == ComponentStatus.Prohibited)
        {
            return null;
        }

        var first = audited.Accepted.FirstOrDefault(version => version is { IsVulnerable: false, Version.IsPrerelease: false });
        if (first is not { IsListed: true } || !audited.Accepted.TakeWhile(version => version != first).Any(version => version.IsVulnerable))
        {
            return null;
        }

        var interval = audited.Entry.Versions?.ToString() ?? "";
        var upper = interval.IndexOf(',') is >= 0 and var comma ? interval[(comma + 1)..].Trim() : ")";
        return $"[{first.Version.ToNormalizedString()},{upper}";
    }
}
