using Psi.Policy;

namespace Psi.Insights.Policy.Audit;

/// <summary>Where an entry's accepted versions should begin.</summary>
internal static class VersionBound
{
    /// <summary>
    /// The entry's interval without the vulnerable versions it begins with, and without prereleases between them. Null when it begins with
    /// none, and when no sound version that is offered follows them. Null also when a sound version precedes them: people must decide then.
    /// </summary>
    public static string? WithoutVulnerable(AuditedEntry audited)
    {
        if (audited.Entry.Status == ComponentStatus.Prohibited)
        {
            return null;
        }

        var first = audited.Accepted.FirstOrDefault(version => version is { IsVulnerable: false, Version.IsPrerelease: false });
        if (first is not { IsListed: true }
            || !audited.Accepted.TakeWhile(version => version != first).Any(version => version.IsVulnerable))
        {
            return null;
        }

        var interval = audited.Entry.Versions?.ToString() ?? "";
        var upper = interval.IndexOf(',') is >= 0 and var comma ? interval[(comma + 1)..].Trim() : ")";
        return $"[{first.Version.ToNormalizedString()},{upper}";
    }
}
