namespace Psi.Manifest;

/// <summary>The fragments of the newest policy among those of one or several builds.</summary>
/// <param name="Fragments">In canonical order; at least one.</param>
/// <param name="IsKnown">Whether something tells that it is the newest; otherwise only most fragments have it.</param>
internal sealed record NewestPolicy(IReadOnlyList<Fragment> Fragments, bool IsKnown)
{
    /// <summary>
    /// First the policy that the policy files in the repository agree with, then the latest date, then one by which a build decided that
    /// read nothing but what is there now (a new version of a policy package is a line of a project file), then the highest version. Where
    /// none of this tells: the one most fragments have, then the first by digest, so that the same fragments make the same manifest. The
    /// time of a fragment's file tells nothing: it may be that of a download.
    /// </summary>
    /// <param name="fragments">In canonical order; at least one.</param>
    /// <param name="present">The files that builds read, as they are now.</param>
    public static NewestPolicy Of(IReadOnlyList<Fragment> fragments, PresentFiles present)
    {
        List<Candidate> candidates =
        [
            .. fragments
                .GroupBy(fragment => (fragment.Policy.DecidedFor, fragment.Policy.Sha256))
                .Select(group => new Candidate([.. group])),
        ];
        candidates = Highest(candidates, candidate => !candidate.Fragments.All(present.ContradictPolicyOf));
        candidates = Highest(candidates, candidate => candidate.Policy.DecidedFor);
        candidates = Highest(candidates, candidate => candidate.Fragments.Any(present.ConfirmAllOf));
        if (AreVersionsOfOnePolicy(candidates))
        {
            candidates = Highest(candidates, candidate => VersionLabel.Parse(candidate.Policy.Version)!);
        }

        return new NewestPolicy(
            candidates
                .OrderByDescending(candidate => candidate.Fragments.Count)
                .ThenBy(candidate => candidate.Policy.Sha256, StringComparer.Ordinal)
                .First().Fragments,
            candidates.Count == 1);
    }

    private static List<Candidate> Highest<T>(List<Candidate> candidates, Func<Candidate, T> value)
        where T : IComparable<T> =>
        [.. candidates.GroupBy(value).OrderByDescending(group => group.Key).First()];

    private static bool AreVersionsOfOnePolicy(List<Candidate> candidates) =>
        candidates.Count > 1
        && candidates.TrueForAll(candidate =>
            candidate.Policy.Organisation == candidates[0].Policy.Organisation && VersionLabel.Parse(candidate.Policy.Version) is not null);

    private sealed record Candidate(IReadOnlyList<Fragment> Fragments)
    {
        public ManifestPolicy Policy => Fragments[0].Policy;
    }
}
