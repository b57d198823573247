using Psi.Measures.Sources.Git;

namespace Psi.Measures;

/// <summary>With which of several deployments or releases a change came first.</summary>
internal sealed class FirstArrivals
{
    private readonly Dictionary<string, DateTimeOffset> _firstByCommit = new(StringComparer.OrdinalIgnoreCase);
    // Sorted, as the arrivals are.
    private readonly Dictionary<string, (List<DateTimeOffset> Ends, List<bool> TellAll)> _byRepository = new(StringComparer.Ordinal);

    /// <param name="arrivals">Deployments or releases that ended, in their order.</param>
    public FirstArrivals(IEnumerable<DeliveryEvent> arrivals)
    {
        foreach (var arrival in arrivals)
        {
            var end = arrival.Finished!.Value;
            foreach (var commit in arrival.Commits)
            {
                _firstByCommit.TryAdd(commit, end);
            }

            if (!_byRepository.TryGetValue(arrival.Repository ?? "", out var ofRepository))
            {
                _byRepository.Add(arrival.Repository ?? "", ofRepository = ([], []));
            }

            ofRepository.Ends.Add(end);
            // Git tells every commit of a release, other systems the last one at most.
            ofRepository.TellAll.Add(arrival is { Origin: GitEvents.Origin, Kind: EventKind.Release, Commits.Count: > 0 });
        }
    }

    /// <summary>
    /// When a merged change arrived: with the first that names one of its commits, else with the first of its repository that ended after
    /// the merge, unless that one tells all its commits. Null when it has not arrived.
    /// </summary>
    /// <returns>When, and whether the arrival names it.</returns>
    public (DateTimeOffset At, bool IsNamed)? With(DeliveryEvent change)
    {
        var named = change.Commits.Where(_firstByCommit.ContainsKey).Select(commit => _firstByCommit[commit]).ToList();
        if (named.Count > 0)
        {
            return (named.Min(), true);
        }

        if (change.Finished is not { } merged || !_byRepository.TryGetValue(change.Repository ?? "", out var ofRepository))
        {
            return null;
        }

        var first = ofRepository.Ends.BinarySearch(merged);
        first = first < 0 ? ~first : first;
        return first == ofRepository.Ends.Count || (ofRepository.TellAll[first] && change.Commits.Count > 0)
            ? null
            : (ofRepository.Ends[first], false);
    }
}
