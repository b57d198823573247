using Psi.Manifest;
using Psi.Policy;

namespace Psi.Build;

/// <summary>Turns the decision about a project into a fragment of the manifest.</summary>
internal static class FragmentBuilder
{
    /// <summary>The fragment of one project, framework and configuration.</summary>
    /// <param name="stage">How far the build has come.</param>
    /// <param name="notAssessed">Why the project is not assessed or excluded; null when it is assessed.</param>
    /// <param name="inputs">The files that the decision rests on; null to read them now.</param>
    public static Fragment Build(
        ProjectDecision decision,
        BuildSettings settings,
        ShownPaths paths,
        FragmentStage stage,
        string? notAssessed,
        IReadOnlyList<ManifestInput>? inputs = null)
    {
        var project = paths.Show(settings.ProjectFile);
        var setup = decision.Setup;
        var diagnostics = decision.Diagnostics;
        var logged = diagnostics.Select(problem => setup.Enforcement.Logged(problem.Severity)).ToList();
        return new Fragment
        {
            FragmentVersion = Fragment.CurrentVersion,
            Stage = stage,
            Tool = new ManifestTool
            {
                Name = "Psi.Analyzers",
                Version = settings.PsiVersion,
                AnalyzersSha256 = settings.AnalyzersSha256,
            },
            Product = setup.Product is null ? null : Product(setup.Product, setup.Level),
            Policy = Policy(setup),
            Overrides = [.. settings.Overrides
                .Select(pair => Override(project, pair, paths))
                .Concat(setup.Foreign.Select(input => new ManifestOverride
                {
                    Project = project,
                    Name = input.Name,
                    Value = Shown(input.Value, paths),
                    At = input.At,
                }))
                .OrderBy(setting => setting.Name, StringComparer.Ordinal)
                .ThenBy(setting => setting.At)],
            Project = new ManifestProject
            {
                Path = project,
                TargetFramework = settings.FrameworkName,
                RuntimeIdentifier = settings.RuntimeIdentifier,
                Configuration = settings.Configuration,
                Language = settings.Language,
                IsTest = decision.Outcome.Tests?.IsTest ?? settings.MayBeTests,
                Tests = Tests(decision.Outcome.Tests, settings),
                Traits = [.. (decision.Traits?.Reasons ?? NoTraits).Select(trait => $"{trait.Key}: {trait.Value}")],
                References = [.. settings.ProjectReferences
                    .Select(paths.Show)
                    .Distinct(StringComparer.Ordinal)
                    .OrderBy(path => path, StringComparer.Ordinal)],
                PackageSources = decision.Components.PackageSources,
                State = decision.IsExcluded ? ProjectState.Excluded
                    : notAssessed is null ? ProjectState.Assessed
                    : ProjectState.NotAssessed,
                Reason = notAssessed,
                Errors = logged.Count(severity => severity == Severity.Error),
                Warnings = logged.Count(severity => severity == Severity.Warning),
                ReportedErrors = diagnostics.Count(problem => setup.Enforcement.OnlyReports(problem.Severity)),
                Rules = ManifestRuleRun.Of(decision.Outcome.Runs),
            },
            Components = [.. Components(decision, settings, project)],
            Services =
            [
                .. decision.Services.Services.Select(service => ServiceStatement.Of(
                    service.Service,
                    setup.Today,
                    service.WhyRequired,
                    service.Verdict,
                    service.NotSeen,
                    setup.Waivers.ForWholeService(service.Service.Id)?.Waiver.Id,
                    service.Sightings,
                    project)),
            ],
            Requirements = [.. decision.Requirements.Verdicts.Select(verdict => Requirement(verdict, setup, settings, project))],
            Findings = [.. Findings(decision, settings, project)],
            Evidence = [.. decision.Outcome.Evidence.Select(result => Finding(result, settings, project, waiver: null))],
            AskedPractices = [.. (setup.IsReliable ? Asked(setup) : []).Select(AskedPractice)],
            Attestations = [.. setup.Attestations.Statuses.Select(Attestation)],
            Waivers = [.. setup.Waivers.Statuses.Select(status => Waiver(status, decision))],
            Inputs = inputs ?? Inputs(decision, settings, paths),
        };
    }

    private static ManifestProduct Product(ProductFile product, ProductLevel level)
    {
        var model = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in product.OperatingModel)
        {
            model[pair.Key] = pair.Value;
        }

        return new ManifestProduct
        {
            Id = product.Id,
            Name = product.Name,
            Domain = product.Domain,
            Team = product.Team,
            Level = level.Level,
            DerivedLevel = level.Derived,
            Technology = product.Technology,
            DataTypes = product.DataTypes,
            Criticality = product.Criticality,
            Accountable = product.Accountable,
            Responsible = product.Responsible,
            SecurityChampions = product.SecurityChampions,
            Stage = product.Stage,
            EndOfSupport = product.EndOfSupport,
            OperatingModel = model,
        };
    }

    private static IReadOnlyList<AskedPractice> Asked(PolicySetup setup) =>
        Psi.Policy.AskedPractice.Of(setup.Policy, setup.Product, setup.Level.Level, setup.Today);

    private static ManifestAskedPractice AskedPractice(AskedPractice practice) => new()
    {
        Id = practice.Id,
        Severity = practice.Severity,
        ErrorFrom = practice.ErrorFrom,
        MaxAgeDays = practice.MaximumAgeDays,
        At = practice.At,
    };

    // Nothing is said of a project that has no tests and does not claim to be a test project.
    private static ManifestTests? Tests(TestProjectDecision? decision, BuildSettings settings) =>
        decision is null || (!decision.IsTest && !settings.Tests.IsDeclared && decision.Facts.Contains("tests: none"))
            ? null
            : new ManifestTests { IsTest = decision.IsTest, Reason = decision.Reason, Facts = decision.Facts };

    private static ManifestPolicy Policy(PolicySetup setup) => new()
    {
        Organisation = setup.Policy.IsOnlyBaseline ? "baseline" : setup.Policy.Organisation,
        Version = setup.Policy.Version,
        Sha256 = setup.Policy.Sha256,
        Enforcement = setup.Enforcement,
        DecidedFor = setup.Today,
        WaiverRules = new ManifestWaiverRules
        {
            From = setup.Policy.WaiversFrom,
            MaxDays = setup.Policy.WaiverMaximumDays,
            Approvers = setup.Policy.WaiverApprovers,
        },
        Layers = [.. setup.Policy.Layers.Select(layer => new ManifestPolicyLayer
        {
            Name = layer.File.Path,
            Layer = layer.Kind,
            Version = layer.File.Version,
            Sha256 = layer.Sha256,
        })],
    };

    private static ManifestOverride Override(string project, KeyValuePair<string, string> setting, ShownPaths paths) => new()
    {
        Project = project,
        Name = setting.Key,
        Value = Shown(setting.Value, paths),
    };

    private static string Shown(string value, ShownPaths paths) => Path.IsPathRooted(value) ? paths.Show(value) : value;

    private static IEnumerable<ManifestComponent> Components(ProjectDecision decision, BuildSettings settings, string project) =>
        decision.Components.Uses
        .GroupBy(decided => decided.Use.Component)
        .OrderBy(group => group.Key.ToString(), StringComparer.Ordinal)
        .Select(group => new ManifestComponent
        {
            Purl = group.Key,
            Sha512 = [.. group
                .Select(decided => decided.Use.Package.Sha512)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .OrderBy(hash => hash, StringComparer.Ordinal)],
            Uses = [.. group.Select(decided => new ManifestComponentUse
            {
                Project = project,
                TargetFramework = settings.FrameworkName,
                Scope = decided.Use.Scope,
                Direct = decided.Use.IsDirect,
                Chains = decided.Use.Chains,
                At = decided.Use.DeclaredAt,
                Decision = Decision(decided),
                Remarks = [.. decided.Remarks
                    .Select(Remark)
                    .OrderBy(remark => remark.RuleId, StringComparer.Ordinal)
                    .ThenBy(remark => remark.Advisory, StringComparer.Ordinal)],
                Vulnerabilities = [.. decided.Use.Vulnerabilities.Select(vulnerability => new ManifestVulnerability
                {
                    Advisory = vulnerability.Advisory,
                    Severity = vulnerability.Severity,
                })],
            })],
        });

    private static ManifestRemark Remark(ComponentRemark remark) => new()
    {
        RuleId = remark.Problem.RuleId,
        Severity = remark.Problem.Severity,
        Advisory = remark.Advisory,
        Waiver = remark.IsWaived ? remark.Waiver!.Waiver.Id : null,
    };

    private static ManifestDecision Decision(DecidedUse decided) => new()
    {
        Status = decided.Decision.Status,
        RuleId = decided.Decision.RuleId,
        Severity = decided.Decision.Severity,
        Message = decided.Message,
        Reason = decided.Decision.Reason,
        Replacement = decided.Decision.Replacement?.ToString(),
        Versions = decided.Decision.IsBySupport ? decided.Decision.Support!.Entry.Versions?.ToString() : decided.Decision.Versions,
        EnforceFrom = decided.Decision.ErrorFrom,
        Entry = decided.Decision.DecidedAt,
        Waiver = decided.IsWaived ? decided.Waiver!.Waiver.Id : null,
    };

    private static ManifestRequirement Requirement(
        RequirementVerdict verdict, PolicySetup setup, BuildSettings settings, string project) => new()
        {
            Id = verdict.Requirement.Id,
            Title = verdict.Requirement.Title,
            Asvs = verdict.Requirement.Asvs,
            AppliesTo = [.. (verdict.Requirement.AppliesTo ?? []).Select(trait => trait.Text)],
            Rules = verdict.Requirement.Rules,
            Evidence = verdict.Requirement.Evidence,
            Attestable = verdict.Requirement.IsAttestable,
            Severity = verdict.Requirement.SeverityOn(setup.Today),
            State = verdict.State,
            Projects =
        [
            new ManifestRequirementVerdict
            {
                Project = project,
                TargetFramework = settings.FrameworkName,
                State = verdict.State,
                Reason = verdict.Reason,
                Basis = verdict.Basis,
                Findings = verdict.OpenFindings.Count,
                Waiver = verdict.Waivers.FirstOrDefault(),
            },
        ],
        };

    // Findings of analyzers, and what the gate reports other than decisions about components, which are with the component.
    private static IEnumerable<ManifestFinding> Findings(ProjectDecision decision, BuildSettings settings, string project)
    {
        var waivers = decision.Setup.Waivers;
        var counts = waivers.Baseline is null
            ? FindingCounts.None
            : FindingCounts.Of(decision.OpenFindings.Where(finding => !finding.IsSuppressed));
        // A baseline lists what was reported, and what the source suppresses was not reported.
        var analyzers = decision.Outcome.Findings.Select(result => Finding(
            result,
            settings,
            project,
            result.Service is { } said && waivers.ForService(said.ServiceId, result.At.Path) is { IsInForce: true } ofService ? ofService
                : result.IsSuppressed ? waivers.ForRule(result.RuleId, result.At.Path)
                : waivers.ForFinding(result.RuleId, result.At.Path, counts)));
        // What the gate says again of code, as an error, is stated by the rule already.
        var inCode = new HashSet<(string, FileLocation)>(decision.Outcome.Findings.Select(result => (result.RuleId, result.At)));
        var gate = decision.Diagnostics
            .Where(problem =>
                !IsComponentDecision(problem.RuleId)
                && !inCode.Contains((problem.RuleId, problem.Location))
                && problem.RuleId is not (ProblemIds.RequirementUnmet or ProblemIds.Vulnerable or ProblemIds.Unpinned))
            .Select(problem => Finding(problem, settings, project, waiver: null));
        // A waiver hides nothing from the manifest: what it covers is there, with the id of the waiver.
        var remarks = decision.Components.Uses
            .SelectMany(decided => decided.Remarks)
            .Select(remark => Finding(remark.Problem, settings, project, remark.IsWaived ? remark.Waiver!.Waiver.Id : null));
        return analyzers.Concat(gate).Concat(remarks)
            .OrderBy(finding => finding.At)
            .ThenBy(finding => finding.RuleId, StringComparer.Ordinal)
            .ThenBy(finding => finding.Message, StringComparer.Ordinal);
    }

    private static bool IsComponentDecision(string ruleId) =>
        ruleId is ProblemIds.Prohibited or ProblemIds.VersionOutside or ProblemIds.Deprecated
            or ProblemIds.Unlisted or ProblemIds.EndOfSupport;

    private static ManifestFinding Finding(Problem problem, BuildSettings settings, string project, string? waiver) => new()
    {
        RuleId = problem.RuleId,
        Message = problem.Message,
        At = problem.Location,
        Project = project,
        TargetFrameworks = [settings.FrameworkName],
        Waiver = waiver,
    };

    private static ManifestFinding Finding(LoggedResult result, BuildSettings settings, string project, WaiverStatus? waiver) => new()
    {
        RuleId = result.RuleId,
        Message = result.Message,
        At = result.At,
        Project = project,
        TargetFrameworks = [settings.FrameworkName],
        Suppressed = result.IsSuppressed,
        Waiver = waiver is { IsInForce: true } ? waiver.Waiver.Id : null,
    };

    private static ManifestWaiver Waiver(WaiverStatus status, ProjectDecision decision) => new()
    {
        Id = status.Waiver.Id,
        Target = status.Waiver.Target,
        Path = status.Waiver.Path?.ToString(),
        At = status.Waiver.Location,
        Reason = status.Waiver.Reason,
        Owner = status.Waiver.Owner,
        ApprovedBy = status.Waiver.ApprovedBy,
        ApprovedOn = status.Waiver.ApprovedOn,
        Expires = status.Waiver.Expires,
        State = status.State,
        Used = status.IsInForce
            && (decision.Components.Uses.Any(decided => decided.Waivers.Any(waiver => waiver.Waiver.Id == status.Waiver.Id))
                || decision.Requirements.Verdicts.Any(verdict => verdict.Waivers.Contains(status.Waiver.Id))
                || decision.Services.Services.Any(service =>
                    service.Sightings.Any(sighting => sighting.Waiver == status.Waiver.Id))),
    };

    private static ManifestAttestation Attestation(AttestationStatus status) => new()
    {
        Requirement = status.Attestation.RequirementId,
        By = status.Attestation.By,
        On = status.Attestation.On,
        Until = status.Attestation.Until,
        Note = status.Attestation.Note,
        At = status.Attestation.Location,
        State = status.State,
        Reason = status.Reason,
    };

    private static readonly IReadOnlyDictionary<string, string> NoTraits = new Dictionary<string, string>();

    private static IReadOnlyList<ManifestInput> Inputs(ProjectDecision decision, BuildSettings settings, ShownPaths paths) =>
        [.. decision.FilesRead
            .Distinct(StringComparer.Ordinal)
            .Where(file => !IsMadeByRestore(file, settings) && File.Exists(file))
            .Select(file => new ManifestInput { Path = paths.Show(file), Sha256 = Digest.Sha256(File.ReadAllBytes(file)) })
            .OrderBy(input => input.Path, StringComparer.Ordinal)];

    // NuGet makes these of the files that are listed, and writes paths of this machine into them.
    private static bool IsMadeByRestore(string file, BuildSettings settings) =>
        file == settings.AssetsFile
        || (RestoreEndings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            && Path.GetDirectoryName(file) == Path.GetDirectoryName(settings.AssetsFile));

    private static readonly string[] RestoreEndings = [".nuget.g.props", ".nuget.g.targets"];
}
