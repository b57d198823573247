using System.Globalization;
using Psi.Manifest;

namespace Psi.Store;

/// <summary>
/// When what a manifest says was true: the commit's time, or the start of the day it was decided for when that is later or there is no
/// commit. A commit that is decided again on a later day is observed on that day; dated back to the commit, an expired waiver would never
/// have been valid.
/// </summary>
public static class ObservationTime
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>The time as <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
    /// <exception cref="ManifestFormatException">The commit's time is not in that form.</exception>
    public static string Of(SecurityManifest manifest)
    {
        var decided = $"{manifest.Policy.DecidedFor}T00:00:00Z";
        if (manifest.Subject.CommitTime is not { } committed)
        {
            return decided;
        }

        if (!DateTime.TryParseExact(committed, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, Utc, out _))
        {
            throw new ManifestFormatException(
                $"$.subject.commitTime is '{committed}'; expected a time in UTC such as 2026-11-20T09:30:00Z");
        }

        return string.CompareOrdinal(committed, decided) > 0 ? committed : decided;
    }
}
