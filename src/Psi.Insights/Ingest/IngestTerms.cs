using Psi.Insights.Decisions;
using Psi.Manifest;
using Psi.Policy;
using Psi.Store;

namespace Psi.Insights.Ingest;

/// <summary>By what manifests are judged before they reach the store.</summary>
/// <param name="On">The day of the ingest.</param>
/// <param name="Policy">The organisation's policy, by which everything is decided again; null to take the manifests at their word.</param>
internal sealed record IngestTerms(CalendarDate On, EffectivePolicy? Policy = null)
{
    /// <summary>How far a manifest may be ahead: a build may run where the next day has begun, and clocks differ.</summary>
    private const int DaysAhead = 1;

    private const int LengthOfDay = 10;

    /// <summary>
    /// Refuses a manifest from the future: it would be what its repository says now until that day comes, and all others would be late.
    /// </summary>
    /// <exception cref="ManifestFormatException">It is from the future; the message names the JSON path.</exception>
    public void RequireItsTime(SecurityManifest manifest)
    {
        var latest = On.AddDays(DaysAhead);
        if (manifest.Policy.DecidedFor > latest)
        {
            throw Ahead("$.policy.decidedFor", manifest.Policy.DecidedFor.ToString());
        }

        // ObservationTime has seen that it is a time.
        if (manifest.Subject.CommitTime is { Length: > LengthOfDay } time
            && string.CompareOrdinal(time[..LengthOfDay], latest.ToString()) > 0)
        {
            throw Ahead("$.subject.commitTime", time);
        }

        ManifestFormatException Ahead(string path, string value) => new(
            $"{path} is {value}, more than {Quantity.Of(DaysAhead, "day")} after {On}, the day of this ingest. A manifest from the future "
            + "would hide all that come before its day. Correct the clock or PsiToday of the build and make it again, or name the day "
            + "with --on");
    }

    /// <summary>What the manifest comes to by the organisation's policy; null without one.</summary>
    public Redecision? Decide(SecurityManifest manifest) => Policy is null ? null : ManifestDisagreements.Of(manifest, Policy, On);
}
