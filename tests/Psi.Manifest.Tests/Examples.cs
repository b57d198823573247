using Psi.Policy;

namespace Psi.Manifest.Tests;

/// <summary>Fragments and manifests for tests: the complete ones set every member there is.</summary>
internal static class Examples
{
    public const string Digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private const string Mvid = "f1d18b5a-556f-4fee-90ce-61ba9a2cba80";

    private static readonly string Sha512 = string.Concat(Digest, Digest);

    public static readonly CalendarDate Today = new(2026, 11, 2);

    public static ManifestPolicy Policy { get; } = new()
    {
        Organisation = "Contoso",
        Version = "2026.11",
        Sha256 = Digest,
        Enforcement = EnforcementMode.Enforce,
        DecidedFor = Today,
        WaiverRules = new ManifestWaiverRules { From = WaiverSource.Repository, MaxDays = 180, Approvers = ["appsec@contoso.example"] },
        Layers =
        [
            new ManifestPolicyLayer { Name = "contoso.yaml", Layer = PolicyLayerKind.Organisation, Version = "2026.11", Sha256 = Digest },
        ],
    };

    public static ManifestProduct Product { get; } = new()
    {
        Id = "payments-api",
        Name = "Zahlungsverkehr für Österreich",
        Domain = "Payments",
        Team = "payments-core",
        Level = 3,
        DerivedLevel = 2,
        Technology = "web",
        DataTypes = ["cardholder"],
        Criticality = "high",
        Accountable = "head-of-payments@contoso.example",
        Responsible = ["development", "operations"],
        SecurityChampions = ["dev-lead@contoso.example"],
        Stage = "live",
        EndOfSupport = new CalendarDate(2029, 12, 31),
        OperatingModel = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["onCall"] = "24×7", ["sloAvailability"] = "99.9" },
    };

    public static ManifestSubject Subject { get; } = new()
    {
        Repository = "https://git.contoso.example/payments/api.git",
        Path = "services/api",
        Commit = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567",
        Branch = "main",
        DefaultBranch = "trunk",
        CommitTime = "2026-11-01T09:30:00Z",
        Artifacts = new ManifestArtifacts
        {
            State = ArtifactState.Compared,
            Verified = [Artifact("src/Api/obj/Release/net10.0/Api.dll", "Obfuscar")],
            Unexplained = [Artifact("Extra.dll", "ready-to-run")],
        },
    };

    public static ManifestTool Tool { get; } = new() { Name = "Psi.Analyzers", Version = "0.1.0", AnalyzersSha256 = Digest };

    /// <summary>A fragment that states nothing but that the gate was reached.</summary>
    public static Fragment Built(string path, string framework = "net10.0", string configuration = "Release") => new()
    {
        FragmentVersion = Fragment.CurrentVersion,
        Stage = FragmentStage.Final,
        Tool = Tool,
        Product = Product,
        Policy = Policy,
        Project = new ManifestProject
        {
            Path = path,
            TargetFramework = framework,
            Configuration = configuration,
            Language = "C#",
            State = ProjectState.Assessed,
        },
    };

    public static Fragment CompleteFragment { get; } = Built("src/Api/Api.csproj") with
    {
        Overrides =
        [
            new ManifestOverride
            {
                Project = "src/Api/Api.csproj",
                Name = "PsiToday",
                Value = "2026-11-02",
                At = new FileLocation("Directory.Build.props", 3, 5),
            },
        ],
        Project = new ManifestProject
        {
            Path = "src/Api/Api.csproj",
            TargetFramework = "net10.0",
            RuntimeIdentifier = "linux-x64",
            Configuration = "Release",
            Language = "C#",
            IsTest = true,
            Traits = ["web: Microsoft.NET.Sdk.Web"],
            Tests = new ManifestTests { IsTest = true, Reason = "its code holds tests of xunit.core", Facts = ["tests: xunit.core"] },
            References = ["src/Cards/Cards.csproj"],
            PackageSources = ["https://packages.contoso.example/v3/index.json"],
            State = ProjectState.NotAssessed,
            Reason = "switched off",
            Errors = 1,
            Warnings = 2,
            ReportedErrors = 1,
            Rules =
            [
                new ManifestRuleRun
                {
                    Id = "PSI3201",
                    State = RuleRunState.Silenced,
                    How = "a pragma hides a finding",
                    At = new FileLocation("src/Api/Program.cs", 40, 1),
                    Hides = new FileLocation("src/Api/Program.cs", 41, 9),
                },
                new ManifestRuleRun { Id = "PSI3202", State = RuleRunState.Ran },
            ],
        },
        Components =
        [
            new ManifestComponent
            {
                Purl = PackageUrl.NuGet("Newtonsoft.Json", "12.0.1"),
                Sha512 = ["pBR3wCgYWZGiaZDYP+HHYnalVnPJlpP1q55qvVb+adrDHmFMDc1NAKio61xTwftK3Pw5h7TZJPJEEVMd6ty8rg=="],
                Uses =
                [
                    new ManifestComponentUse
                    {
                        Project = "src/Api/Api.csproj",
                        TargetFramework = "net10.0",
                        Scope = ComponentScope.Runtime,
                        Direct = false,
                        Chains = [["Contoso.Cards@3.1.0", "Newtonsoft.Json@12.0.1"]],
                        At = new FileLocation("src/Api/Api.csproj", 12, 5),
                        Decision = new ManifestDecision
                        {
                            Status = ComponentStatus.Deprecated,
                            RuleId = "PSI1003",
                            Severity = Severity.Warning,
                            Message = "Newtonsoft.Json 12.0.1 is deprecated by the policy of Contoso. One JSON serializer per product.",
                            Reason = "One JSON serializer per product.",
                            Replacement = "pkg:nuget/System.Text.Json",
                            Versions = "[13.0.3,)",
                            EnforceFrom = new CalendarDate(2027, 3, 31),
                            Entry = new FileLocation("contoso.yaml", 8, 5),
                            Waiver = "W-2026-014",
                        },
                        Vulnerabilities =
                        [
                            new ManifestVulnerability
                            {
                                Advisory = "https://github.com/advisories/GHSA-5crp-9r3c-p9vr",
                                Severity = VulnerabilitySeverity.High,
                            },
                        ],
                        Remarks =
                        [
                            new ManifestRemark
                            {
                                RuleId = "PSI1005",
                                Severity = Severity.Error,
                                Advisory = "https://github.com/advisories/GHSA-5crp-9r3c-p9vr",
                                Waiver = "W-2026-016",
                            },
                        ],
                    },
                ],
            },
        ],
        AskedPractices =
        [
            new ManifestAskedPractice
            {
                Id = "threat-model",
                Severity = Severity.Warning,
                ErrorFrom = new CalendarDate(2027, 1, 1),
                MaxAgeDays = 365,
                At = new FileLocation("psi.yaml", 1, 1),
            },
        ],
        Services =
        [
            new ManifestService
            {
                Id = "identity-provider",
                Title = "Contoso Identity",
                Kind = "identity",
                Severity = Severity.Warning,
                ErrorFrom = Today,
                Required = "its level is 2",
                State = ServiceState.Another,
                Reason = "other.test is used at src/Api/appsettings.json(4,20)",
                NotSeen = "src/Jobs/Jobs.fsproj is F#",
                Waiver = "W-1",
                Recommended = ["hosts: login.contoso.example", "packages: pkg:nuget/Contoso.Identity"],
                InsteadOf = ["hosts: *.other.test"],
                Sightings =
                [
                    new ManifestServiceSighting
                    {
                        Project = "src/Api/Api.csproj",
                        Use = ServiceUse.Another,
                        Trace = ServiceTraceKind.Host,
                        Name = "other.test",
                        At = new FileLocation("src/Api/appsettings.json", 4, 20),
                        Environment = "Production",
                        RuleId = "PSI2001",
                        Reason = "a reason",
                    },
                    new ManifestServiceSighting
                    {
                        Use = ServiceUse.HomeMade,
                        Trace = ServiceTraceKind.OwnCode,
                        Name = "issues tokens",
                        At = new FileLocation("src/Api/Program.cs", 4, 20),
                        Waiver = "W-1",
                    },
                ],
            },
        ],
        Requirements =
        [
            new ManifestRequirement
            {
                Id = "MAR-TLS-1",
                Title = "Server certificates are validated",
                Asvs = ["V12.3.2"],
                AppliesTo = ["web"],
                Rules = ["PSI3201"],
                Evidence = ["PSI3901"],
                Attestable = true,
                Severity = Severity.Error,
                State = RequirementState.Unmet,
                Projects =
                [
                    new ManifestRequirementVerdict
                    {
                        Project = "src/Api/Api.csproj",
                        TargetFramework = "net10.0",
                        State = RequirementState.Unmet,
                        Reason = "PSI3201 at 1 place",
                        Findings = 1,
                        Waiver = "W-2026-015",
                    },
                ],
            },
            new ManifestRequirement
            {
                Id = "MAR-WEB-1",
                Title = "Browsers are told to use TLS",
                Evidence = ["PSI3902"],
                Severity = Severity.Warning,
                State = RequirementState.Met,
                Projects =
                [
                    new ManifestRequirementVerdict
                    {
                        Project = "src/Api/Api.csproj",
                        TargetFramework = "net10.0",
                        State = RequirementState.Met,
                        Reason = "PSI3902 was seen at src/Api/Program.cs(41,9)",
                        Basis = [RequirementBasis.Evidence],
                    },
                ],
            },
        ],
        Findings =
        [
            Finding("src/Api/Api.csproj") with
            {
                At = new FileLocation("src/Api/Program.cs", 32, 9),
                Suppressed = true,
                Waiver = "W-2026-015",
            },
            Finding("src/Api/Api.csproj"),
        ],
        Evidence =
        [
            Finding("src/Api/Api.csproj") with { RuleId = "PSI3901", Message = "app.UseHsts()", Suppressed = true, Waiver = "W-2026-015" },
            Finding("src/Api/Api.csproj") with { RuleId = "PSI3902", Message = "app.UseHttpsRedirection()" },
        ],
        Attestations =
        [
            new ManifestAttestation
            {
                Requirement = "MAR-OPS-3",
                By = "dev-lead@contoso.example",
                On = new CalendarDate(2025, 10, 1),
                Until = new CalendarDate(2026, 10, 1),
                Note = "Restore drill held.",
                At = new FileLocation("psi.yaml", 12, 5),
                State = AttestationState.Expired,
                Reason = "it ended on 2026-10-01",
            },
        ],
        Waivers = [Waiver("W-2026-014"), Waiver("W-2026-015"), Waiver("W-2026-016")],
        Inputs = [new ManifestInput { Path = "psi.yaml", Sha256 = Digest }],
    };

    public static ManifestMeasurement MeasurementOfOtherTools { get; } = new()
    {
        Id = "incidents.restore-time",
        Value = 3.5,
        Unit = "h",
        ObservedAt = "2026-11-01T09:30:00Z",
        Source = "incident events",
        State = MeasurementState.Measured,
        FormulaVersion = 1,
        Sample = 4,
        Distribution = new ManifestDistribution { Count = 4, Mean = 3.5, P50 = 2, P75 = 4, P95 = 7.25 },
        Parts = new Dictionary<string, double> { ["open"] = 1, ["caused-by-a-deployment"] = 2 },
        Period = new ManifestPeriod { From = new CalendarDate(2026, 8, 5), To = new CalendarDate(2026, 11, 2) },
        Proxy = "of 1 of 4 incidents the time of its ticket is taken",
        Remark = "1 incident is still open",
        Inputs = ["exports/incidents.csv"],
    };

    public static SecurityManifest CompleteManifest { get; } = new()
    {
        ManifestVersion = SecurityManifest.CurrentVersion,
        MadeBy = ManifestMaker.Verify,
        Log = LogMaker.Given,
        Subject = Subject,
        Product = CompleteFragment.Product,
        Policy = Policy,
        Overrides = CompleteFragment.Overrides,
        Tool = Tool,
        Projects = [CompleteFragment.Project],
        LeftOut = [new ManifestLeftOut { Path = "services/mail", Reason = "it has a psi.yaml of its own" }],
        Components = CompleteFragment.Components,
        AskedPractices = CompleteFragment.AskedPractices,
        Services = CompleteFragment.Services,
        Requirements = CompleteFragment.Requirements,
        Findings = CompleteFragment.Findings,
        Evidence = CompleteFragment.Evidence,
        Measurements =
        [
            new ManifestMeasurement
            {
                Id = "components.approved",
                Numerator = 11,
                Denominator = 12,
                Unit = "component",
                ObservedAt = "2026-11-01T09:30:00Z",
                Source = "components",
                State = MeasurementState.Measured,
            },
            MeasurementOfOtherTools,
        ],
        Practices =
        [
            new ManifestPractice
            {
                Id = "threat-model",
                At = new FileLocation("docs/threat-model.json", 1, 1),
                Date = new CalendarDate(2026, 3, 1),
                Open = 2,
                Mitigated = 7,
                Detail = "Threat Dragon 2",
            },
            new ManifestPractice { Id = "central-package-management", At = new FileLocation("Directory.Packages.props", 3, 5) },
        ],
        Attestations = CompleteFragment.Attestations,
        Waivers = CompleteFragment.Waivers,
        Inputs = [new ManifestInput { Path = "exports/incidents.csv", Sha256 = Digest }, .. CompleteFragment.Inputs],
    };

    public static ManifestWaiver Waiver(string id) => new()
    {
        Id = id,
        Target = "pkg:nuget/Newtonsoft.Json",
        Path = "src/**",
        At = new FileLocation("psi.yaml", 16, 5),
        Reason = "Contract with the card scheme until the v3 client ships.",
        Owner = "dev-lead@contoso.example",
        ApprovedBy = "appsec@contoso.example",
        ApprovedOn = new CalendarDate(2026, 10, 1),
        Expires = new CalendarDate(2027, 2, 1),
        State = WaiverState.Valid,
        Used = true,
    };

    public static ManifestFinding Finding(string project, string framework = "net10.0") => new()
    {
        RuleId = "PSI3201",
        Message = "This handler accepts every certificate",
        At = new FileLocation("src/Api/Program.cs", 41, 9),
        Project = project,
        TargetFrameworks = [framework],
    };

    private static ManifestArtifact Artifact(string path, string tool) =>
        new() { Path = path, Sha512 = Sha512, Mvid = Mvid, RewrittenBy = tool };
}
