using Psi.Policy;

namespace Psi.Insights.Manifests;

/// <summary>
/// What the gate logged, summed over the builds that were decided by the manifest's policy, date and product: what other builds logged was
/// decided by something else.
/// </summary>
/// <param name="Errors">What failed builds.</param>
/// <param name="Warnings">What did not, with the errors that were only reported.</param>
/// <param name="ReportedErrors">Errors that were logged as warnings, because enforcement is off.</param>
/// <param name="Projects">The projects that are counted.</param>
/// <param name="LeftOut">The projects that are not, because none of their builds was decided so.</param>
internal sealed record GateCounts(int Errors, int Warnings, int ReportedErrors, int Projects, int LeftOut)
{
    /// <summary>Counts.</summary>
    /// <param name="files">The fragments of all projects of the product.</param>
    /// <param name="outdated">Those among them whose projects have to be built again.</param>
    public static GateCounts Of(IReadOnlyList<FragmentFile> files, IEnumerable<OutdatedFragment> outdated)
    {
        var stale = outdated.Where(one => one.IsStale).Select(one => one.File).ToHashSet(ReferenceEqualityComparer.Instance);
        var projects = files.ToLookup(stale.Contains, file => file.Fragment.Project);
        var counted = projects[false].Select(project => project.Path).ToHashSet(StringComparer.Ordinal);
        // Fragments of one build from several machines may differ: the most counts, as in the manifest.
        var builds = projects[false]
            .GroupBy(project => (project.Path, project.TargetFramework, project.RuntimeIdentifier, project.Configuration))
            .ToList();
        return new GateCounts(
            builds.Sum(build => build.Max(project => project.Errors)),
            builds.Sum(build => build.Max(project => project.Warnings)),
            builds.Sum(build => build.Max(project => project.ReportedErrors)),
            counted.Count,
            projects[true].Select(project => project.Path).Distinct(StringComparer.Ordinal).Count(path => !counted.Contains(path)));
    }

    /// <summary>The counts in words.</summary>
    public override string ToString() =>
        $"{Quantity.Of(Errors, "error")}, {Quantity.Of(Warnings, "warning")}"
        + (ReportedErrors == 0 ? "" : $", of which {Quantity.Of(ReportedErrors, "error")} only reported: enforcement is off")
        + (LeftOut == 0 ? "" : $", in {Quantity.Of(Projects, "project")}; not counted: {LeftOut} to be built again");
}
