using System.Text.Json;
using Psi.Policy;

namespace Psi.Measures.Sources.Events;

/// <summary>
/// An event as Psi's own format writes it: the texts of its fields, before they are understood. Used again for the next event.
/// </summary>
internal sealed class EventFields
{
    private readonly string?[] _texts = new string?[Names.Count];
    private readonly IReadOnlyList<string>[] _lists = new IReadOnlyList<string>[Names.Count];

    /// <summary>How the format names the fields, in the order of <see cref="EventField"/>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Enum.GetNames<EventField>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>Whether a field holds a list.</summary>
    public static bool IsList(EventField field) => field is EventField.Commits or EventField.CausedBy;

    /// <summary>Sets the text of a field that holds one.</summary>
    public void Set(EventField field, string? text) => _texts[(int)field] = text;

    /// <summary>Sets the items of a field that holds a list.</summary>
    public void Set(EventField field, IReadOnlyList<string> items) => _lists[(int)field] = items;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Array.Clear(_texts);
        Array.Fill(_lists, []);
    }

    /// <summary>What the fields say, and the entry where they say nothing.</summary>
    /// <exception cref="SourceFormatException">Something is missing or can't be right.</exception>
    public DeliveryEvent ToEvent(SourceEntry entry, long line)
    {
        var happened = new DeliveryEvent
        {
            Kind = Kind(entry, line),
            Id = SourceText.Name(_texts[(int)EventField.Id], "the id of the event", at: null, line),
            Origin = Name(EventField.Origin, line) ?? entry.Origin ?? "events",
            Product = Name(EventField.Product, line) ?? entry.Product,
            Repository = Name(EventField.Repository, line) ?? entry.Repository,
            Environment = Name(EventField.Environment, line) ?? entry.Environment,
            Started = Time(EventField.StartedAt, entry, line),
            Finished = Time(EventField.FinishedAt, entry, line),
            Detected = Time(EventField.DetectedAt, entry, line),
            Restored = Time(EventField.RestoredAt, entry, line),
            Updated = Time(EventField.UpdatedAt, entry, line),
            Commits = Items(EventField.Commits, (text, at) => CommitIds.Full(text, at, line)),
            CausedBy = Items(EventField.CausedBy, (text, at) => SourceText.Name(text, "an id", at, line)),
            Outcome = Outcome(entry, line),
            Severity = _texts[(int)EventField.Severity] is { } severity ? Severities.Of(severity, entry) : null,
        };
        return EventTimes.Checked(happened, at: null, line);
    }

    private EventKind Kind(SourceEntry entry, long line) => _texts[(int)EventField.Type]?.Trim() switch
    {
        null => entry.Events ?? throw new SourceFormatException("the type of the event is missing", at: null, line),
        "deployment" => EventKind.Deployment,
        "change" => EventKind.Change,
        "incident" => EventKind.Incident,
        "defect" => EventKind.Defect,
        "release" => EventKind.Release,
        var other => throw Unknown(EventField.Type, other, "deployment, change, incident, defect or release", line),
    };

    private EventOutcome? Outcome(SourceEntry entry, long line) => _texts[(int)EventField.Outcome]?.Trim() switch
    {
        null => null,
        var own when entry.Outcomes.TryGetValue(own, out var outcome) => outcome,
        "succeeded" => EventOutcome.Succeeded,
        "failed" => EventOutcome.Failed,
        "rolled-back" => EventOutcome.RolledBack,
        "cancelled" => EventOutcome.Cancelled,
        var other => throw Unknown(EventField.Outcome, other, "succeeded, failed, rolled-back or cancelled", line),
    };

    private string? Name(EventField field, long line) =>
        _texts[(int)field] is { } text ? SourceText.Name(text, $"'{Names[(int)field]}'", at: null, line) : null;

    private DateTimeOffset? Time(EventField field, SourceEntry entry, long line) =>
        _texts[(int)field] is { } text ? SourceTime.Parse(text, entry, Names[(int)field], line) : null;

    private IReadOnlyList<string> Items(EventField field, Func<string, string, string> understand) => _lists[(int)field] switch
    {
        [] => [],
        var items => [.. items.Select(item => understand(item, Names[(int)field])).Distinct(StringComparer.Ordinal)],
    };

    private static SourceFormatException Unknown(EventField field, string word, string known, long line) =>
        new($"'{DisplayText.OneLine(word, 60)}' is not known; expected {known}", Names[(int)field], line);
}
