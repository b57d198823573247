using Psi.Insights.CommandLine;
using Psi.Manifest;
using Psi.Measures.Sources;
using Psi.Policy;

namespace Psi.Insights.Manifests;

/// <summary>The summary of a manifest.</summary>
internal static class ManifestSummary
{
    private const int ShownProjects = 10;

    /// <summary>One line per section, the counts in words.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="hasProductFile">Whether there is a product file now.</param>
    /// <param name="outdated">Fragments that were named one by one already; their projects are only counted.</param>
    public static IReadOnlyList<SummaryLine> Of(
        SecurityManifest manifest, bool hasProductFile, IReadOnlyList<OutdatedFragment>? outdated = null) =>
    [
        new(
            "product",
            manifest.Product is { } product
                ? $"{product.Name} ({product.Id}), level {product.Level}"
                : hasProductFile
                    ? "not known: psi.yaml is invalid, or newer than the builds"
                    : "none: the repository has no psi.yaml"),
        new(
            "policy",
            $"{manifest.Policy.Organisation} {manifest.Policy.Version}, {Word(manifest.Policy.Enforcement)}, decided for "
            + $"{manifest.Policy.DecidedFor}"),
        .. Projects(manifest, outdated ?? []),
        new("components", Components(manifest.Components)),
        .. manifest.Services.Count == 0
            ? Array.Empty<SummaryLine>()
            : [new SummaryLine("services", Counts(manifest.Services, service => service.State, ""))],
        new("requirements", Counts(manifest.Requirements, requirement => requirement.State, "none in the policy")),
        new("waivers", Waivers(manifest.Waivers)),
        .. Measurements(manifest),
    ];

    // The status says nothing about the version, so these are counted separately.
    private static string Components(IReadOnlyList<ManifestComponent> components)
    {
        var outside = components.Count(component => component.Uses.Any(use => use.Decision.RuleId == ProblemIds.VersionOutside));
        var ends = components.Count(component => component.Uses.Any(use => use.Decision.RuleId == ProblemIds.EndOfSupport));
        return Counts(components, component => component.Uses.Max(use => use.Decision.Status), "none")
            + (outside == 0 ? "" : $"; {outside} outside the accepted versions")
            + (ends == 0 ? "" : $"; {ends} whose support ended or ends soon");
    }

    private static IEnumerable<SummaryLine> Projects(SecurityManifest manifest, IReadOnlyList<OutdatedFragment> outdated)
    {
        var projects = manifest.Projects.GroupBy(project => project.Path, StringComparer.Ordinal).ToList();
        yield return new SummaryLine("projects", Counts(projects, rows => rows.Max(row => row.State), "none"));
        var named = outdated.Where(one => one.IsStale).Select(one => KeyOf(one.File.Fragment.Project)).ToHashSet();
        // Why something is excluded is told before the list gets long.
        var missing = manifest.Projects
            .Where(project => project.State != ProjectState.Assessed && !named.Contains(KeyOf(project)))
            .OrderByDescending(project => project.State == ProjectState.Excluded)
            .ToList();
        foreach (var project in missing.Take(ShownProjects))
        {
            var variant = string.Join(
                ", ", new[] { project.TargetFramework, project.RuntimeIdentifier, project.Configuration }.OfType<string>());
            yield return new SummaryLine("", $"{project.Path}{(variant.Length == 0 ? "" : $" ({variant})")}: {Why(project)}");
        }

        if (missing.Count > ShownProjects)
        {
            yield return new SummaryLine("", $"and {missing.Count - ShownProjects} more; the manifest lists them all");
        }

        if (named.Select(key => key.Path).Distinct(StringComparer.Ordinal).Count() is > 0 and var again)
        {
            yield return new SummaryLine("", $"{again} to be built again, named one by one in the notes");
        }
    }

    private static (string Path, string? TargetFramework, string? RuntimeIdentifier, string? Configuration) KeyOf(
        ManifestProject project) =>
        (project.Path, project.TargetFramework, project.RuntimeIdentifier, project.Configuration);

    private static string Why(ManifestProject project) =>
        project.State == ProjectState.Excluded ? $"excluded by the product file: {project.Reason}" : project.Reason ?? "";

    private static string Waivers(IReadOnlyList<ManifestWaiver> waivers) =>
        waivers.Count == 0 ? "none" : $"{Counts(waivers, waiver => waiver.State, "")}; {waivers.Count(waiver => waiver.Used)} used";

    private static IEnumerable<SummaryLine> Measurements(SecurityManifest manifest)
    {
        if (!manifest.Inputs.Any(input => input.Path == SourcesFileReader.FileName))
        {
            yield break;
        }

        var told = manifest.Measurements.Where(measurement => measurement.Inputs is not null).ToList();
        var files = told.SelectMany(measurement => measurement.Inputs!).Distinct(StringComparer.Ordinal).Count();
        var without = told.Count(measurement => (measurement.Numerator ?? measurement.Value) is null);
        yield return new SummaryLine(
            "measurements",
            told.Count == 0
                ? "none from files of other tools"
                : $"{told.Count} from {Quantity.Of(files, "file")} of other tools{(without == 0 ? "" : $"; {without} without a number")}");
    }

    private static string Counts<T, TState>(IReadOnlyList<T> all, Func<T, TState> state, string none)
        where TState : struct, Enum =>
        all.Count == 0
            ? none
            : string.Join(", ", all.GroupBy(state).OrderBy(group => group.Key).Select(group => $"{group.Count()} {Word(group.Key)}"));

    // NotAssessed reads "not assessed".
    private static string Word<T>(T value)
        where T : struct, Enum =>
        ManifestWord.Of(value).Replace('-', ' ');
}
