using Psi.Manifest;

namespace Psi.Measures;

/// <summary>
/// The measures that are computed from what other systems tell. To add one, add it here and its row to docs/measures.md, which a test
/// compares with this.
/// </summary>
public static class KnownMeasures
{
    /// <summary>How often production gets something new.</summary>
    public const string DeploymentFrequency = "deployments.frequency";

    /// <summary>From the first commit to production.</summary>
    public const string LeadTime = "changes.lead-time";

    /// <summary>Deployments that had to be repaired.</summary>
    public const string FailureRate = "deployments.failure-rate";

    /// <summary>From failure to recovery, of all incidents.</summary>
    public const string RestoreTime = "incidents.restore-time";

    /// <summary>The same, of incidents that a deployment caused.</summary>
    public const string RecoveryTime = "deployments.recovery-time";

    /// <summary>Defects that were found in production.</summary>
    public const string EscapeRate = "defects.escape-rate";

    /// <summary>From the start of an incident to its discovery.</summary>
    public const string DetectionTime = "incidents.detection-time";

    /// <summary>Lines that tests cover.</summary>
    public const string CoveredLines = "coverage.lines";

    /// <summary>Branches that tests cover.</summary>
    public const string CoveredBranches = "coverage.branches";

    /// <summary>Tests that pass.</summary>
    public const string PassedTests = "tests.passed";

    /// <summary>Tests that failed and passed.</summary>
    public const string FlakyTests = "tests.flaky";

    /// <summary>Time or requests in order.</summary>
    public const string Availability = "availability.uptime";

    /// <summary>Requests.</summary>
    public const string Requests = "usage.requests";

    /// <summary>Users.</summary>
    public const string Users = "usage.users";

    /// <summary>All of them, sorted by id.</summary>
    public static IReadOnlyList<MeasureDefinition> All { get; } =
    [
        .. Delivery().Concat(Quality()).Concat(Operation()).Concat(Enum.GetValues<ToolPractice>().SelectMany(OfPractice))
            .OrderBy(measure => measure.Id, StringComparer.Ordinal),
    ];

    /// <summary>The measure of an id; null when there is none.</summary>
    public static MeasureDefinition? Find(string id) => All.FirstOrDefault(measure => measure.Id == id);

    /// <summary>Whether a tool of this practice is used.</summary>
    public static string Adoption(ToolPractice practice) => $"adoption.{ManifestWord.Of(practice)}";

    /// <summary>How many findings of it are open.</summary>
    public static string OpenFindings(ToolPractice practice) => $"findings.{ManifestWord.Of(practice)}.open";

    /// <summary>How old those are.</summary>
    public static string FindingAge(ToolPractice practice) => $"findings.{ManifestWord.Of(practice)}.age";

    /// <summary>How long it took to fix others.</summary>
    public static string FixTime(ToolPractice practice) => $"findings.{ManifestWord.Of(practice)}.fix-time";

    private static IEnumerable<MeasureDefinition> Delivery() =>
    [
        new()
        {
            Id = DeploymentFrequency,
            Title = "Deployment frequency",
            Unit = "per-week",
            Better = Better.Up,
            Capability = "DM",
            Metric = 1,
            Definition = "How often a product successfully releases to production.",
            Source = "deployment events",
            Formula = "successful deployments to production that bring something new, by the weeks of the period",
            Proxy = "releases of a file, else release tags of git, where there are no deployments to production; with a 95 % interval",
            OverProducts = ValueAggregation.Sum,
        },
        new()
        {
            Id = LeadTime,
            Title = "Lead time for changes",
            Unit = "h",
            Better = Better.Down,
            Capability = "DM",
            Metric = 2,
            Definition = "From the first commit of a change to its first successful deployment to production.",
            Source = "change and deployment events",
            Formula = "of each change deployed in the period: end of its first deployment to production less start of the change; by "
                + "percentiles. A change that is not deployed is open, and counted as such",
            Proxy = "where a deployment names none of a change's commits, the first one of the repository that ended after the merge; "
                + "where there are no deployments to production, the first release that contains the change; where no file tells of "
                + "changes, what the branch of git merged, and its single commits; with a 95 % interval",
            OverProducts = ValueAggregation.P50,
        },
        new()
        {
            Id = FailureRate,
            Title = "Change failure rate",
            Unit = "deployment",
            Better = Better.Down,
            Capability = "DM",
            Metric = 3,
            Definition = "The share of deployments to production that need a repair or are taken back.",
            Source = "deployment, incident and defect events",
            Formula = "deployments to production of the period that failed, were rolled back, or that an incident, a defect or a later "
                + "deployment names as its cause, by all that ended",
            OverProducts = ValueAggregation.Share,
        },
        new()
        {
            Id = RestoreTime,
            Title = "Mean time to restore service",
            Unit = "h",
            Better = Better.Down,
            Capability = "DM",
            Metric = 4,
            Definition = "From a failure in production to recovery.",
            Source = "incident events",
            Formula = "of each incident restored in the period: restored less started; their mean, and percentiles beside it",
            OverProducts = ValueAggregation.Mean,
        },
        new()
        {
            Id = RecoveryTime,
            Title = "Failed deployment recovery time",
            Unit = "h",
            Better = Better.Down,
            Capability = "DM",
            Metric = 4,
            Definition = "The same for failures that a deployment caused: what DORA asks now instead of the time to restore service.",
            Source = "incident and deployment events",
            Formula = "the median of the same, of incidents that name a deployment or change as their cause",
            OverProducts = ValueAggregation.P50,
        },
    ];

    private static IEnumerable<MeasureDefinition> Quality() =>
    [
        new()
        {
            Id = EscapeRate,
            Title = "Defect escape rate",
            Unit = "defect",
            Better = Better.Down,
            Capability = "QM",
            Metric = 5,
            Definition = "The share of defects that are found in production instead of before.",
            Source = "defect events",
            Formula = "defects of the period found in production, by all whose environment is known",
            OverProducts = ValueAggregation.Share,
        },
        new()
        {
            Id = DetectionTime,
            Title = "Mean time to detect",
            Unit = "h",
            Better = Better.Down,
            Capability = "QM",
            Metric = 6,
            Definition = "From the start of an incident to its discovery.",
            Source = "incident events",
            Formula = "of each incident detected in the period: detected less started; their mean, and percentiles beside it",
            OverProducts = ValueAggregation.Mean,
        },
        new()
        {
            Id = CoveredLines,
            Title = "Lines covered by automated tests",
            Unit = "line",
            Better = Better.Up,
            Capability = "QM",
            Metric = 7,
            Definition = "The share of lines of code that automated tests run.",
            Source = "coverage files",
            Formula = "lines that one of the test projects ran, by all that can be run; a line of several files counts once",
            OverProducts = ValueAggregation.Share,
        },
        new()
        {
            Id = CoveredBranches,
            Title = "Branches covered by automated tests",
            Unit = "branch",
            Better = Better.Up,
            Capability = "QM",
            Metric = 7,
            Definition = "The share of branches that automated tests take.",
            Source = "coverage files",
            Formula = "the same for branches; where a format only counts them, several files cover at least what the best of them covers",
            OverProducts = ValueAggregation.Share,
        },
        new()
        {
            Id = PassedTests,
            Title = "Tests that pass",
            Unit = "test",
            Better = Better.Up,
            Capability = "QM",
            Definition = "The share of automated tests that pass.",
            Source = "test results",
            Formula = "tests that passed in one of their runs, by all; skipped ones are not passed",
            OverProducts = ValueAggregation.Share,
        },
        new()
        {
            Id = FlakyTests,
            Title = "Flaky tests",
            Unit = "test",
            Better = Better.Down,
            Capability = "QM",
            Definition = "The share of tests that fail and pass without a change.",
            Source = "test results with runs again",
            Formula = "tests that failed and passed, by all",
            OverProducts = ValueAggregation.Share,
        },
    ];

    private static IEnumerable<MeasureDefinition> Operation() =>
    [
        new()
        {
            Id = Availability,
            Title = "Application availability",
            Unit = "share",
            Better = Better.Up,
            Capability = "QM",
            Metric = 8,
            Definition = "The share of time that an application is fully functioning and reachable.",
            Source = "values of monitoring",
            Formula = "good time or requests by all, summed over the period",
            Aggregate = ValueAggregation.Share,
            OverProducts = ValueAggregation.Share,
        },
        new()
        {
            Id = Requests,
            Title = "Application traffic",
            Unit = "request",
            Better = null,
            Capability = "QM",
            Metric = 9,
            Definition = "How many requests an application serves.",
            Source = "values of monitoring",
            Formula = "their sum over the period",
            Aggregate = ValueAggregation.Sum,
            OverProducts = ValueAggregation.Sum,
        },
        new()
        {
            Id = Users,
            Title = "Application usage",
            Unit = "user",
            Better = null,
            Capability = "QM",
            Metric = 9,
            Definition = "How many people use an application.",
            Source = "values of monitoring",
            Formula = "the latest value of the period: users of two days are not two users",
            Aggregate = ValueAggregation.Last,
            OverProducts = ValueAggregation.Sum,
        },
    ];

    private static IEnumerable<MeasureDefinition> OfPractice(ToolPractice practice)
    {
        var name = ManifestWord.Of(practice).Replace('-', ' ');
        return
        [
            new()
            {
                Id = Adoption(practice),
                Title = $"Adoption of {name}",
                Unit = "product",
                Better = Better.Up,
                Capability = "QM",
                Definition = $"Whether the team uses {name}: since when, how often, over what.",
                Source = "runs of tools",
                Formula = "1 when a run that came to its end lies in the period, by 1; over several products their share",
                OverProducts = ValueAggregation.Share,
            },
            new()
            {
                Id = OpenFindings(practice),
                Title = $"Open findings of {name}",
                Unit = "finding",
                Better = Better.Down,
                Capability = "QM",
                Definition = $"What tools of {name} find and nobody has fixed or accepted.",
                Source = "findings of tools",
                Formula = "open findings, each once for each tool, by severity",
                OverProducts = ValueAggregation.Sum,
            },
            new()
            {
                Id = FindingAge(practice),
                Title = $"Age of open findings of {name}",
                Unit = "day",
                Better = Better.Down,
                Capability = "QM",
                Definition = "How long the open findings have been known.",
                Source = "findings of tools",
                Formula = "the last day of the period less the first sight; by percentiles, of those whose first sight is known",
                OverProducts = ValueAggregation.P50,
            },
            new()
            {
                Id = FixTime(practice),
                Title = $"Time to fix findings of {name}",
                Unit = "day",
                Better = Better.Down,
                Capability = "QM",
                Definition = "How long the fixed findings had been known.",
                Source = "findings of tools",
                Formula = "of each finding fixed in the period: fixed less first seen; by percentiles",
                OverProducts = ValueAggregation.P50,
            },
        ];
    }
}
