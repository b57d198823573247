namespace Psi.Measures;

/// <summary>The deployments to production among events, and which of them brought a change.</summary>
internal sealed class ProductionDeployments
{
    private readonly FirstArrivals _arrivals;
    private readonly HashSet<string> _causes = new(StringComparer.Ordinal);

    public ProductionDeployments(IReadOnlyList<DeliveryEvent> events)
    {
        Ended =
        [
            .. events
                .Where(happened => happened.Kind == EventKind.Deployment
                    && happened is { Outcome: not null and not EventOutcome.Cancelled, Finished: not null }
                    && happened.InProduction == true)
                .OrderBy(deployment => deployment.Finished),
        ];
        Releases = [.. WithoutAgain(Ended.Where(HasReached))];
        _arrivals = new FirstArrivals(Releases);
        foreach (var cause in events.SelectMany(happened => happened.CausedBy))
        {
            _causes.Add(cause);
        }

        BlameDeploymentsOf(events.Where(happened => happened.Kind == EventKind.Change && _causes.Contains(happened.Id)));
    }

    /// <summary>Those that came to an end, good or bad, in their order.</summary>
    public IReadOnlyList<DeliveryEvent> Ended { get; }

    /// <summary>Those that reached production and brought something new: to deploy the same commits again is no release.</summary>
    public IReadOnlyList<DeliveryEvent> Releases { get; }

    /// <summary>Whether a deployment failed at once, was taken back, or is named as a cause.</summary>
    public bool HasFailed(DeliveryEvent deployment) =>
        deployment.Outcome is EventOutcome.Failed or EventOutcome.RolledBack || _causes.Contains(deployment.Id);

    /// <summary>
    /// When a merged change reached production: with the first deployment that names one of its commits, else with the first of its
    /// repository that ended after the merge. Null when none did.
    /// </summary>
    /// <returns>When, and whether a deployment names it.</returns>
    public (DateTimeOffset At, bool IsNamed)? FirstWith(DeliveryEvent change) => _arrivals.With(change);

    // Who names a change as the cause means the deployment that brought it.
    private void BlameDeploymentsOf(IEnumerable<DeliveryEvent> changes)
    {
        Dictionary<string, DeliveryEvent> firstByCommit = new(StringComparer.OrdinalIgnoreCase);
        foreach (var deployment in Ended)
        {
            foreach (var commit in deployment.Commits)
            {
                firstByCommit.TryAdd(commit, deployment);
            }
        }

        foreach (var change in changes.ToList())
        {
            var brought = change.Commits.Select(commit => firstByCommit.GetValueOrDefault(commit)).OfType<DeliveryEvent>();
            if (brought.MinBy(deployment => deployment.Finished) is { } blamed)
            {
                _causes.Add(blamed.Id);
            }
        }
    }

    // A deployment that was rolled back had been in production.
    private static bool HasReached(DeliveryEvent deployment) => deployment.Outcome is EventOutcome.Succeeded or EventOutcome.RolledBack;

    private static IEnumerable<DeliveryEvent> WithoutAgain(IEnumerable<DeliveryEvent> deployments)
    {
        Dictionary<string, string> last = new(StringComparer.Ordinal);
        foreach (var deployment in deployments)
        {
            var (repository, commits) = (deployment.Repository ?? "", string.Join(' ', deployment.Commits.Order(StringComparer.Ordinal)));
            if (commits.Length == 0 || last.GetValueOrDefault(repository) != commits)
            {
                yield return deployment;
            }

            last[repository] = commits;
        }
    }
}
