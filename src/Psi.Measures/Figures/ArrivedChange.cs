using Psi.Measures.Sources.Git;

namespace Psi.Measures;

/// <summary>A merged change, and with what it reached production.</summary>
/// <param name="Change">The change.</param>
/// <param name="Arrival">When, and whether the deployment or release names it; null while it is open.</param>
internal readonly record struct ArrivedChange(DeliveryEvent Change, (DateTimeOffset At, bool IsNamed)? Arrival)
{
    /// <summary>When it arrived.</summary>
    public DateTimeOffset? At => Arrival?.At;

    /// <summary>How long it took; null where its beginning is not known, or is told to be after its arrival.</summary>
    public double? Hours => At - Change.Started is { } time && time >= TimeSpan.Zero ? time.TotalHours : null;

    /// <summary>
    /// Whether git tells it as one commit that is no merge. In a repository that squashes, nothing tells when the first of what it was
    /// made of was committed.
    /// </summary>
    public bool IsSingleCommitOfGit => Change is { Origin: GitEvents.Origin, Commits.Count: 1 };
}
