using Psi.Policy;

namespace Psi.Manifest;

/// <summary>
/// One row for every project, target framework, runtime identifier and configuration that was built; one for every project that was not, or
/// that is excluded.
/// </summary>
internal static class ProjectMerge
{
    private const string NeverBuiltReason =
        "not built with Psi: no fragment speaks of it; build it with the Psi.Analyzers package installed";

    /// <param name="fragments">Of projects that are not excluded.</param>
    /// <param name="neverBuilt">Projects without a fragment that are not excluded.</param>
    /// <param name="excluded">A row for each excluded project.</param>
    /// <param name="referrers">What refers to projects that call themselves tests.</param>
    public static List<ManifestProject> Merge(
        IReadOnlyList<MergeInput> fragments,
        IReadOnlyList<string> neverBuilt,
        IEnumerable<ManifestProject> excluded,
        TestReferrers referrers) =>
    [
        .. fragments
            .Select(input => referrers.Contradict(Row(input)))
            .GroupBy(row => (row.Path, row.TargetFramework, row.RuntimeIdentifier, row.Configuration))
            .Select(WorstOf)
            .Concat(neverBuilt.Select(NeverBuilt))
            .Concat(excluded)
            .OrderBy(row => row.Path, StringComparer.Ordinal)
            .ThenBy(row => row.TargetFramework, StringComparer.Ordinal)
            .ThenBy(row => row.RuntimeIdentifier, StringComparer.Ordinal)
            .ThenBy(row => row.Configuration, StringComparer.Ordinal),
    ];

    /// <summary>The verdict on a project without any fragment.</summary>
    public static ManifestRequirementVerdict NeverBuiltVerdict(string path) =>
        new() { Project = path, State = RequirementState.NotAssessed, Reason = NeverBuiltReason };

    private static ManifestProject Row(MergeInput input) => input.Fragment.Project with
    {
        State = input.IsAssessed ? ProjectState.Assessed : ProjectState.NotAssessed,
        Reason = input.NotAssessedReason,
    };

    // Fragments of one project and configuration from several machines may differ: the worst value of each counts.
    private static ManifestProject WorstOf(IEnumerable<ManifestProject> rows)
    {
        var worstFirst = rows.OrderByDescending(row => row.State).ThenBy(row => row.Reason, StringComparer.Ordinal).ToList();
        return worstFirst[0] with
        {
            IsTest = worstFirst.All(row => row.IsTest),
            Tests = worstFirst
                .Select(row => row.Tests)
                .OfType<ManifestTests>()
                .OrderBy(tests => tests.IsTest)
                .ThenBy(tests => tests.Reason, StringComparer.Ordinal)
                .FirstOrDefault(),
            Traits =
            [
                .. worstFirst.SelectMany(row => row.Traits)
                    .Distinct(StringComparer.Ordinal)
                    .OrderBy(trait => trait, StringComparer.Ordinal),
            ],
            References =
            [
                .. worstFirst.SelectMany(row => row.References)
                    .Distinct(StringComparer.Ordinal)
                    .OrderBy(path => path, StringComparer.Ordinal),
            ],
            PackageSources =
            [
                .. worstFirst.SelectMany(row => row.PackageSources)
                    .Distinct(StringComparer.Ordinal)
                    .OrderBy(source => source, StringComparer.Ordinal),
            ],
            Errors = worstFirst.Max(row => row.Errors),
            Warnings = worstFirst.Max(row => row.Warnings),
            ReportedErrors = worstFirst.Max(row => row.ReportedErrors),
            Rules = ManifestRuleRun.Unite(worstFirst),
        };
    }

    private static ManifestProject NeverBuilt(string path) =>
        new() { Path = path, Language = LanguageOf(path), State = ProjectState.NotAssessed, Reason = NeverBuiltReason };

    /// <summary>The language by the project file's name; null for an unknown one.</summary>
    public static string? LanguageOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csproj" or ".cs" => "C#",
        ".fsproj" => "F#",
        ".vbproj" => "VB",
        _ => null,
    };
}
