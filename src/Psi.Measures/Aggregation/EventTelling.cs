using System.Globalization;
using Psi.Manifest;

namespace Psi.Measures;

/// <summary>What one file says of an event, beside what others say of it.</summary>
internal static class EventTelling
{
    /// <summary>
    /// One event of several tellings. The latest counts, property by property; of two at one time, or without one, the one whose text
    /// sorts later, so that the result does not depend on the order of the files.
    /// </summary>
    /// <param name="tellings">Each by its <see cref="Text"/>.</param>
    public static DeliveryEvent Unite(IReadOnlyDictionary<string, DeliveryEvent> tellings) => tellings
        .OrderBy(telling => telling.Value.Updated ?? DateTimeOffset.MinValue)
        .ThenBy(telling => telling.Key, StringComparer.Ordinal)
        .Select(telling => telling.Value)
        .Aggregate(static (earlier, later) => later with
        {
            Product = later.Product ?? earlier.Product,
            Repository = later.Repository ?? earlier.Repository,
            Environment = later.Environment ?? earlier.Environment,
            InProduction = later.InProduction ?? earlier.InProduction,
            Started = later.Started ?? earlier.Started,
            Finished = later.Finished ?? earlier.Finished,
            Detected = later.Detected ?? earlier.Detected,
            Restored = later.Restored ?? earlier.Restored,
            Updated = later.Updated ?? earlier.Updated,
            Commits = later.Commits.Count > 0 ? later.Commits : earlier.Commits,
            CausedBy = later.CausedBy.Count > 0 ? later.CausedBy : earlier.CausedBy,
            Outcome = later.Outcome ?? earlier.Outcome,
            Severity = later.Severity ?? earlier.Severity,
        });

    /// <summary>All that a telling says, apart from what names the event.</summary>
    public static string Text(DeliveryEvent telling) => string.Join(
        '\u001f',
        telling.Product,
        telling.Repository,
        telling.Environment,
        telling.InProduction switch { true => "1", false => "0", null => null },
        Time(telling.Started),
        Time(telling.Finished),
        Time(telling.Detected),
        Time(telling.Restored),
        Time(telling.Updated),
        string.Join(' ', telling.Commits),
        string.Join(' ', telling.CausedBy),
        telling.Outcome is { } outcome ? ManifestWord.Of(outcome) : null,
        telling.Severity is { } severity ? ManifestWord.Of(severity) : null);

    private static string? Time(DateTimeOffset? time) => time?.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
}
