using Psi.Insights.Baselines;
using Psi.Insights.Checkout;
using Psi.Insights.Manifests;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Diagnostics;

/// <summary>The result of checking a repository.</summary>
/// <param name="Manifest">The merged results; null when there are no results.</param>
/// <param name="Diagnostics">Each once, whichever projects it came from, by place.</param>
/// <param name="Projects">How many projects were to be checked.</param>
internal sealed record DiagnosticReport(SecurityManifest? Manifest, IReadOnlyList<CheckDiagnostic> Diagnostics, int Projects)
{
    /// <summary>How many diagnostics fail a build.</summary>
    public int Errors => Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>What the policy's help links lead to; none where it names no pages.</summary>
    public RulePages Pages { get; init; } = RulePages.None;

    /// <summary>The address of a rule's page; null where the policy names none.</summary>
    public string? HelpOf(string ruleId) => Pages.AddressOf(ruleId);

    /// <summary>
    /// The projects that a diagnostic is about, sorted; none where it is about the repository, such as an entry that excludes no project.
    /// </summary>
    public IReadOnlyList<string> ProjectsOf(CheckDiagnostic diagnostic) => Sources.GetValueOrDefault(diagnostic) ?? [];

    /// <summary>
    /// The project or the number of projects, as MSBuild names them at the end of a line; empty where the place says it already.
    /// </summary>
    public string SuffixOf(CheckDiagnostic diagnostic) => ProjectsOf(diagnostic) switch
    {
        [] => "",
        [var only] => only == diagnostic.At.Path ? "" : $" [{only}]",
        { Count: var count } => $" [{count} projects]",
    };

    /// <summary>The projects of each diagnostic that came from one.</summary>
    public IReadOnlyDictionary<CheckDiagnostic, IReadOnlyList<string>> Sources { get; init; } =
        new Dictionary<CheckDiagnostic, IReadOnlyList<string>>();

    /// <summary>What was done with the projects.</summary>
    public string Verb { get; init; } = "checked";

    /// <summary>What has to be known of the whole result, after its counts.</summary>
    public string Closing { get; init; } = "; nothing was built, so requirements on code are not assessed";

    /// <summary>How many do not.</summary>
    public int Warnings => Diagnostics.Count - Errors;

    /// <summary>Of the warnings, those that are errors by the policy.</summary>
    public int ReportedErrors => Diagnostics.Count(diagnostic => diagnostic.IsOnlyReported);

    /// <summary>Whether the repository has a product file, valid or not.</summary>
    public bool HasProductFile { get; init; }

    /// <summary>
    /// Whether a policy or product file is invalid. It then decides nothing, whatever its errors do to a build.
    /// </summary>
    public bool HasBadInput => Diagnostics.Any(
        diagnostic => diagnostic is { RuleId: ProblemIds.PolicyInvalid or ProblemIds.ProductInvalid }
            && (diagnostic.Severity == Severity.Error || diagnostic.IsOnlyReported));

    /// <summary>Puts the results of all projects together.</summary>
    /// <param name="results">Those there are.</param>
    /// <param name="projects">Every project, relative to the root with <c>/</c>.</param>
    /// <param name="exclusions">What the product file excludes; null when that is not known.</param>
    /// <param name="obstacles">What MSBuild said about a project that has no result; it need not have said anything.</param>
    /// <param name="subject">What the sources are.</param>
    /// <param name="root">The repository root, a full path.</param>
    /// <param name="practices">The tools and ways of working found in it.</param>
    /// <param name="isCodeKnown">Whether code was looked at.</param>
    /// <param name="notes">Takes what could not be read, and so shows nothing.</param>
    public static DiagnosticReport Of(
        IReadOnlyList<CheckResult> results,
        IReadOnlyList<string> projects,
        IReadOnlyList<Exclusion>? exclusions,
        Func<string, string?> obstacles,
        ManifestSubject subject,
        string root,
        IReadOnlyList<ManifestPractice> practices,
        bool isCodeKnown,
        ICollection<string> notes)
    {
        var manifest = results.Count == 0
            ? null
            : RepositoryServices.AddTo(
                ManifestMerge.Merge([.. results.Select(result => result.Fragment)], subject, projects, exclusions: exclusions), root, notes)
                with
            {
                Practices = practices,
            };
        var seen = results.Select(result => result.Fragment.Project.Path)
            .Concat(projects.Where(project => Exclusion.Of(exclusions ?? [], project) is not null))
            .ToHashSet(StringComparer.Ordinal);
        var diagnostics = results.SelectMany(result => result.Diagnostics)
            .Concat(projects.Where(project => !seen.Contains(project)).Select(project => Unchecked(project, obstacles(project))))
            .Concat(Exclusions.WithoutProject(exclusions, projects).Select(CheckDiagnostic.Of))
            .Concat(results.Where(result => IsByBaseline(result.Fragment)).Take(1).Select(BaselineInUse))
            .Concat(manifest is null ? [] : MissingPractices.In(manifest).Concat(RepositoryServiceProblems.In(manifest, isCodeKnown)))
            .Concat(manifest is null || seen.Count < projects.Count ? [] : UnusedComponentWaivers(manifest, root));
        return new DiagnosticReport(
            manifest is null ? null : manifest with { Projects = [.. manifest.Projects.Select(WithReason)] },
            [
                .. diagnostics
                    .Distinct()
                    .OrderBy(diagnostic => diagnostic.At)
                    .ThenBy(diagnostic => diagnostic.RuleId, StringComparer.Ordinal)
                    .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal),
            ],
            projects.Count)
        {
            // The projects of one repository have one policy as a rule. The manifest's is the first one's as well.
            Pages = new RulePages(results.Select(result => result.Help).FirstOrDefault(help => help is not null)),
            HasProductFile = RepositoryRoot.HasProductFile(root),
            Sources = SourcesOf(results),
        };

        // A check looks at no build, so that there is none is no reason.
        ManifestProject WithReason(ManifestProject project) => seen.Contains(project.Path)
            ? project
            : project with { Reason = $"could not be evaluated; its {ProblemIds.Undetermined} above says why" };
    }

    private static Dictionary<CheckDiagnostic, IReadOnlyList<string>> SourcesOf(IReadOnlyList<CheckResult> results) => results
        .SelectMany(result => result.Diagnostics.Select(diagnostic => (Diagnostic: diagnostic, result.Fragment.Project.Path)))
        .GroupBy(one => one.Diagnostic, one => one.Path)
        .ToDictionary(
            same => same.Key,
            same => (IReadOnlyList<string>)[.. same.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    private static bool IsByBaseline(Fragment fragment) => fragment.Policy.Layers.All(layer => layer.Layer == PolicyLayerKind.Baseline);

    private static CheckDiagnostic BaselineInUse(CheckResult result) => new()
    {
        RuleId = ProblemIds.BaselineInUse,
        Severity = Severity.Warning,
        At = new FileLocation(result.Fragment.Project.Path),
        Message = "No policy is given, so Psi's built-in baseline applies"
            + (result.Fragment.Policy.Enforcement == EnforcementMode.Report ? ", and only reports. " : ". ")
            + "Where the policy comes in a package, run 'dotnet restore' first; else name its files with --policy (docs/policy.md).",
    };

    private static CheckDiagnostic Unchecked(string project, string? obstacle) => CheckDiagnostic.Of(Problem.Undetermined(
        new FileLocation(project),
        obstacle is null
            ? "The components of this project could not be determined: its Psi.Analyzers package is older than this tool, "
                + "or MSBuild can't load it here. Update the package."
            : "The components of this project could not be determined, for MSBuild can't load it here: "
                + DisplayText.OneLine(obstacle, 1000)));

    // A check compiles nothing, so it can't know whether waivers of rules and requirements are used.
    private static IEnumerable<CheckDiagnostic> UnusedComponentWaivers(SecurityManifest manifest, string root) =>
        UnusedWaivers.In(
            manifest with
            {
                Waivers = [.. manifest.Waivers.Where(waiver => waiver.Target.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase))],
            })
            .Concat(StaleBaselineEntries.In(manifest, root))
            .Select(CheckDiagnostic.Of);
}
