using Psi.Insights.CommandLine;
using Psi.Insights.Tests.Checkout;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Tests.Init.Baseline;

/// <summary>A repository as its last build left it, and <c>psi init --baseline</c> in it.</summary>
internal sealed class BuiltRepository : IDisposable
{
    public const string Project = "src/Api/Api.csproj";

    public const string Today = "2026-11-21";

    private readonly TemporaryRepository _repository = new();

    public BuiltRepository() => _repository.With("psi.yaml");

    public string BaselinePath => _repository["psi.baseline.yaml"];

    public TemporaryRepository Files => _repository;

    public string Baseline => File.ReadAllText(BaselinePath);

    /// <summary>The fragment of a project, from what its build saw.</summary>
    public BuiltRepository Built(
        IReadOnlyList<ManifestComponent>? components =
            null, IReadOnlyList<ManifestFinding>? findings = null, Func<Fragment, Fragment>? change = null, string project = Project)
    {
        _repository.WithBuilt(project, fragment =>
        {
            var built = fragment with
            {
                Product = new ManifestProduct
                {
                    Id = "pay",
                    Name = "Payments",
                    Domain = "Payments",
                    Team = "core",
                    Level = 2,
                    Accountable = "head@contoso.example",
                },
                Policy = fragment.Policy with
                {
                    DecidedFor = Day(Today),
                    WaiverRules = new ManifestWaiverRules
                    {
                        From = WaiverSource.Repository,
                        MaxDays = 90,
                        Approvers = ["appsec@contoso.example"],
                    },
                },
                Project = fragment.Project with { Language = "C#" },
                Components = components ?? [],
                Findings = findings ?? [],
                Requirements = [Requirement("MAR-TLS-1", "PSI3201", project), Requirement("MAR-CRYPTO-1", "PSI3101", project)],
            };
            return Completed(change?.Invoke(built) ?? built);
        });
        return this;
    }

    // As a build would have written it: each verdict counts its findings, and every waiver that is named is there.
    private static Fragment Completed(Fragment fragment)
    {
        var named = fragment.Components.SelectMany(component => component.Uses)
            .SelectMany(use => use.Remarks.Select(remark => remark.Waiver).Append(use.Decision.Waiver))
            .Concat(fragment.Findings.Select(finding => finding.Waiver))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Where(id => fragment.Waivers.All(waiver => waiver.Id != id));
        return fragment with
        {
            Waivers =
            [
                .. fragment.Waivers,
                .. named.Select(id => RecordingTests.Waiver(id, "PSI9999", null, WaiverState.Valid) with { Used = true }),
            ],
            Requirements =
            [
                .. fragment.Requirements.Select(requirement => requirement with
                {
                    Projects =
                    [
                        .. requirement.Projects.Select(verdict => verdict with
                        {
                            Findings = verdict.State != RequirementState.Unmet ? 0 : fragment.Findings.Count(
                                finding => finding is { Suppressed: false, Waiver: null } && requirement.Rules.Contains(finding.RuleId)),
                        }),
                    ],
                }),
            ],
        };
    }

    public async Task<(int ExitCode, string Output, string Error)> Init(params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var exitCode = await PsiCommandLine.RunAsync(
            ["init", _repository.Root, .. arguments], new Terminal(output, error, IsInteractive: false));
        return (exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs <c>psi init --baseline</c> on the day of the build, with an approver.</summary>
    public Task<(int ExitCode, string Output, string Error)> Record(params string[] more) =>
        Init(["--baseline", "--on", Today, "--approved-by", "appsec@contoso.example", .. more]);

    /// <summary>Runs <c>psi init --baseline</c> where there is one.</summary>
    public Task<(int ExitCode, string Output, string Error)> Shrink(params string[] more) => Init(["--baseline", "--on", Today, .. more]);

    public static CalendarDate Day(string text) => CalendarDate.TryParse(text, out var day) ? day : throw new ArgumentException(text);

    public static ManifestComponent Component(
        string purl,
        string? ruleId,
        string? waiver = null,
        string path = Project,
        string project = Project,
        params ManifestRemark[] remarks) => new()
        {
            Purl = PackageUrl.Parse(purl),
            Uses =
        [
            new ManifestComponentUse
            {
                Project = project,
                TargetFramework = "net10.0",
                Scope = ComponentScope.Runtime,
                Direct = true,
                Chains = [["A@1"]],
                At = new FileLocation(path, 7, 5),
                Remarks = remarks,
                Vulnerabilities =
                [
                    .. remarks.Select(remark => remark.Advisory)
                        .OfType<string>()
                        .Select(advisory => new ManifestVulnerability { Advisory = advisory, Severity = VulnerabilitySeverity.High }),
                ],
                Decision = new ManifestDecision
                {
                    Status = ruleId switch
                    {
                        ProblemIds.Prohibited => ComponentStatus.Prohibited,
                        ProblemIds.Deprecated => ComponentStatus.Deprecated,
                        ProblemIds.Unlisted => ComponentStatus.Unlisted,
                        _ => ComponentStatus.Permitted,
                    },
                    RuleId = ruleId,
                    Severity = ruleId is null ? Severity.None : Severity.Error,
                    EnforceFrom = ruleId == ProblemIds.Deprecated ? new CalendarDate(2026, 9, 1) : null,
                    Waiver = waiver,
                },
            },
        ],
        };

    public static ManifestRemark Vulnerable(string advisory, string? waiver = null) =>
        new() { RuleId = "PSI1005", Severity = Severity.Error, Advisory = $"https://github.com/advisories/{advisory}", Waiver = waiver };

    public static ManifestFinding Finding(string ruleId, int line, string path = "src/Api/Client.cs", string project = Project) => new()
    {
        RuleId = ruleId,
        Message = "Something.",
        At = new FileLocation(path, line, 9),
        Project = project,
        TargetFrameworks = ["net10.0"],
    };

    public static ManifestRequirement Requirement(
        string id, string rule, string project, RequirementState state = RequirementState.Unmet) => new()
        {
            Id = id,
            Title = id,
            Rules = [rule],
            Severity = Severity.Error,
            State = state,
            Projects = [new ManifestRequirementVerdict { Project = project, TargetFramework = "net10.0", State = state, Reason = "r" }],
        };

    public void Dispose() => _repository.Dispose();
}
