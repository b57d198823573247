using Psi.Policy;

namespace Psi.Manifest;

/// <summary>Merges what single builds saw into the statement of a repository (docs/manifest.md has the rules and their reasons).</summary>
public static class ManifestMerge
{
    /// <summary>
    /// The manifest of a repository, without measurements. The same fragments make the same manifest, in any order and however often
    /// each is given; there is no clock in it.
    /// </summary>
    /// <param name="fragments">At least one, as <see cref="ManifestJson.ReadFragment"/> returns them.</param>
    /// <param name="subject">The sources they were built from.</param>
    /// <param name="projectPaths">
    /// Every project file of the repository, relative to its root with <c>/</c>; those without a fragment become <c>not-assessed</c>.
    /// </param>
    /// <param name="present">
    /// The files that builds read, as they are now; null when nothing is known of them. They tell which of several policies is the newest,
    /// and which fragments were decided by another product file.
    /// </param>
    /// <param name="exclusions">
    /// What the product file excludes now; null when it is not known, and each build's own word counts. What a build saw of a project
    /// before it was excluded is left out.
    /// </param>
    /// <exception cref="ArgumentException">There is no fragment: nothing was built with Psi, so there is nothing to state.</exception>
    public static SecurityManifest Merge(
        IReadOnlyList<Fragment> fragments,
        ManifestSubject subject,
        IReadOnlyList<string> projectPaths,
        PresentFiles? present = null,
        IReadOnlyList<Exclusion>? exclusions = null)
    {
        if (fragments.Count == 0)
        {
            throw new ArgumentException("There is no fragment: nothing was built with Psi.", nameof(fragments));
        }

        var all = InCanonicalOrder(fragments);
        var excluded = ExcludedProjects.Of(all, projectPaths, exclusions);
        var distinct = all.Where(fragment => !excluded.Contains(fragment.Project.Path)).ToList();
        // Where everything is excluded, its fragments still say by which policy.
        var reference = MergeReference.Of(distinct.Count > 0 ? distinct : all, present ?? PresentFiles.Unknown);
        var inputs = distinct.Select(reference.Compare).ToList();
        var sameContext = inputs.Where(input => input.SharesDecisionContext).Select(input => input.Fragment).ToList();
        var referrers = TestReferrers.Of(distinct);
        var neverBuilt = projectPaths
            .Except(distinct.Select(fragment => fragment.Project.Path), StringComparer.Ordinal)
            .Where(path => !excluded.Contains(path))
            .ToList();

        return new SecurityManifest
        {
            ManifestVersion = SecurityManifest.CurrentVersion,
            Subject = subject,
            Product = reference.Product,
            Policy = reference.Policy,
            Overrides = MergeOverrides(all),
            Tool = reference.Tool,
            Projects = ProjectMerge.Merge(inputs, neverBuilt, excluded.Rows, referrers),
            Components = ComponentMerge.Merge(inputs),
            Services = ServiceMerge.Merge(inputs, neverBuilt),
            Requirements = RequirementMerge.Merge(inputs, neverBuilt, referrers),
            Findings = FindingMerge.MergeFindings(inputs),
            Evidence = FindingMerge.MergeEvidence(inputs),
            AskedPractices = MergeAskedPractices(sameContext),
            Attestations =
            [
                .. sameContext.SelectMany(fragment => fragment.Attestations)
                    .Distinct()
                    .OrderBy(attestation => attestation.Requirement, StringComparer.Ordinal)
                    .ThenBy(attestation => attestation.At),
            ],
            Waivers = WaiverMerge.Merge(sameContext),
            Inputs = MergeInputs(distinct),
        };
    }

    /// <summary>
    /// The fragments that were decided by another policy, for another date or for another product than the manifest, in the order given.
    /// </summary>
    /// <param name="fragments">As for <see cref="Merge"/>.</param>
    /// <param name="present">As for <see cref="Merge"/>.</param>
    public static IReadOnlyList<StaleFragment> Stale(IReadOnlyList<Fragment> fragments, PresentFiles present)
    {
        if (fragments.Count == 0)
        {
            return [];
        }

        var reference = MergeReference.Of(InCanonicalOrder(fragments), present);
        return [.. fragments.Select(reference.Stale).OfType<StaleFragment>()];
    }

    // Whatever takes the first of several below takes the same one, in whatever order the files were read.
    private static List<Fragment> InCanonicalOrder(IReadOnlyList<Fragment> fragments) =>
    [
        .. fragments
            .GroupBy(ManifestJson.CanonicalText, StringComparer.Ordinal)
            .OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => same.First()),
    ];

    // Of every fragment, also one decided otherwise: a bypass is never invisible.
    private static List<ManifestOverride> MergeOverrides(List<Fragment> fragments) =>
    [
        .. fragments
            .SelectMany(fragment => fragment.Overrides)
            .Distinct()
            .OrderBy(setting => setting.Project, StringComparer.Ordinal)
            .ThenBy(setting => setting.Name, StringComparer.Ordinal)
            .ThenBy(setting => setting.Value, StringComparer.Ordinal),
    ];

    // Projects may have policies of their own; the strictest counts.
    private static List<ManifestAskedPractice> MergeAskedPractices(List<Fragment> fragments) =>
    [
        .. fragments
            .SelectMany(fragment => fragment.AskedPractices)
            .GroupBy(practice => practice.Id, StringComparer.Ordinal)
            .OrderBy(practice => practice.Key, StringComparer.Ordinal)
            .Select(practice => practice.OrderByDescending(one => one.Severity).First() with
            {
                MaxAgeDays = practice.Min(one => one.MaxAgeDays),
            }),
    ];

    // A path with two digests stays twice: the statements of an old build rest on the old file.
    private static List<ManifestInput> MergeInputs(List<Fragment> fragments) =>
    [
        .. fragments
            .SelectMany(fragment => fragment.Inputs)
            .Distinct()
            .OrderBy(input => input.Path, StringComparer.Ordinal)
            .ThenBy(input => input.Sha256, StringComparer.Ordinal),
    ];
}
