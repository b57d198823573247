namespace Psi.Measures.Sources.Events;

/// <summary>The fields of an event in Psi's own format, in the order of its documentation.</summary>
internal enum EventField
{
    Type,
    Id,
    Product,
    Repository,
    Environment,
    StartedAt,
    FinishedAt,
    DetectedAt,
    RestoredAt,
    UpdatedAt,
    Commits,
    CausedBy,
    Outcome,
    Severity,
    Origin,
}
