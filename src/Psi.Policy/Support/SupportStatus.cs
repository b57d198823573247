namespace Psi.Policy;

/// <summary>The support of a component on a date.</summary>
public sealed record SupportStatus
{
    /// <summary>How many days before the last day with support the end is reported.</summary>
    public const int Notice = 90;

    /// <summary>The entry that decides; of several with equal precedence the one with the earliest end.</summary>
    public required SupportEntry Entry { get; init; }

    /// <summary>Whether the entry applies to this version; false when the version is unknown or can't be compared.</summary>
    public required bool IsDetermined { get; init; }

    /// <summary>Whether the last day with support is past on the date.</summary>
    public required bool HasEnded { get; init; }

    /// <summary>Its severity on the date, before enforcement and waivers: none until <see cref="Notice"/> days before the end.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The first day on which it is an error; null when it never is more than a warning.</summary>
    public CalendarDate? ErrorFrom { get; init; }

    /// <summary>The diagnostic it gives.</summary>
    internal string RuleId => IsDetermined ? ProblemIds.EndOfSupport : ProblemIds.Undetermined;

    /// <summary>The days on which an entry becomes stricter.</summary>
    internal static IEnumerable<CalendarDate> TurnsOf(SupportEntry entry)
    {
        if (WarnedFrom(entry) is { } warned)
        {
            yield return warned;
        }

        if (EndedFrom(entry) is { } ended)
        {
            yield return ended;
        }
    }

    /// <summary>The support by an entry that applies, or may apply, to a use in this scope.</summary>
    internal static SupportStatus Of(SupportEntry entry, bool isDetermined, ComponentScope scope, CalendarDate today)
    {
        // What only tests use does not reach a customer: its end is reported and fails no build.
        var errorFrom = scope == ComponentScope.Test ? null : EndedFrom(entry);
        return new SupportStatus
        {
            Entry = entry,
            IsDetermined = isDetermined,
            HasEnded = entry.EndOfSupport < today,
            ErrorFrom = errorFrom,
            Severity = errorFrom <= today ? Severity.Error : today < WarnedFrom(entry) ? Severity.None : Severity.Warning,
        };
    }

    /// <summary>
    /// The one to act on: the most severe, then what is certain before what may be, then the earliest end; of equals the first.
    /// </summary>
    internal static SupportStatus? Strictest(IEnumerable<SupportStatus?> statuses) => statuses
        .OfType<SupportStatus>()
        .OrderByDescending(status => status.Severity)
        .ThenByDescending(status => status.IsDetermined)
        .ThenBy(status => status.Entry.EndOfSupport)
        .FirstOrDefault();

    // Null when there is no such day, because the calendar begins or ends before it.
    private static CalendarDate? WarnedFrom(SupportEntry entry) =>
        default(CalendarDate).DaysUntil(entry.EndOfSupport) >= Notice ? entry.EndOfSupport.AddDays(-Notice) : null;

    private static CalendarDate? EndedFrom(SupportEntry entry) =>
        entry.EndOfSupport < CalendarDate.Latest ? entry.EndOfSupport.AddDays(1) : null;
}
