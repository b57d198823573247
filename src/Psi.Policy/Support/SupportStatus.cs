namespace Psi.Policy;

/// <summary>How it stands with a component's support on a date.</summary>
public sealed record SupportStatus
{
    /// <summary>From how many days before the last day with support on the end is said to come.</summary>
    public const int Notice = 90;

    /// <summary>The entry that speaks; of several of equal right the one with the earliest end.</summary>
    public required SupportEntry Entry { get; init; }

    /// <summary>Whether the entry is about this version; false when the version is unknown or can't be compared, so that it only may.</summary>
    public required bool IsDetermined { get; init; }

    /// <summary>Whether the last day with support is past on the date.</summary>
    public required bool HasEnded { get; init; }

    /// <summary>Its severity on the date, before enforcement and waivers: nothing until <see cref="Notice"/> days before the end.</summary>
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

    /// <summary>How an entry stands that applies, or may apply, to a use in this scope.</summary>
    internal static SupportStatus Of(SupportEntry entry, bool isDetermined, ComponentScope scope, CalendarDate today)
    {
        // What only tests use reaches no customer: its end is told and stops nobody.
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

    /// <summary>The one to act on: the heaviest, then what is certain before what may be, then the earliest end; of equals the first. Null when there is none.</summary>
    internal static SupportStatus? Strictest(IEnumerable<SupportStatus?> statuses) => statuses
        .OfType<SupportStatus>()
        .OrderByDescending(status => status.Severity)
        .ThenByDescending(status => status.IsDetermined)
        .ThenBy(status => status.Entry.EndOfSupport)
        .FirstOrDefault();

    // Null: there is no such day, for the calendar begins or ends before it.
    private static CalendarDate? WarnedFrom(SupportEntry entry) =>
        default(CalendarDate).DaysUntil(entry.EndOfSupport) >= Notice ? entry.EndOfSupport.AddDays(-Notice) : null;

    private static CalendarDate? EndedFrom(SupportEntry entry) =>
        entry.EndOfSupport < CalendarDate.Latest ? entry.EndOfSupport.AddDays(1) : null;
}
