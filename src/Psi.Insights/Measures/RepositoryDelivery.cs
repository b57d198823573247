using Psi.Insights.Checkout;
using Psi.Measures;
using Psi.Measures.Sources.Git;

namespace Psi.Insights.Measures;

/// <summary>What git tells of how the repository itself is delivered.</summary>
internal static class RepositoryDelivery
{
    // A change that was released in the period may have been merged long before. What an earlier release has is known from that one's time.
    private const int DaysBefore = 365;

    /// <summary>
    /// Releases and changes of a root, as far as git tells them; null where it does not. Nothing here makes a command fail:
    /// <see cref="GitDelivery.AddTo"/> then has nothing to add.
    /// </summary>
    /// <param name="root">The repository root, a full path.</param>
    /// <param name="git">Null where there is no git.</param>
    /// <param name="period">What figures are computed for.</param>
    /// <param name="notes">Takes what could not be told, and why.</param>
    public static GitDelivery? Read(string root, GitExecutable? git, MeasurePeriod period, ICollection<string> notes)
    {
        var since = period.From > DateTimeOffset.UnixEpoch.AddDays(DaysBefore) ? period.From.AddDays(-DaysBefore) : period.From;
        return new GitHistoryReader(git).Read(root, since, notes) is { } history
            ? new GitDelivery($"git at {history.Head[..12]}", GitEvents.Of(history))
            : null;
    }
}
