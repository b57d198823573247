using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Tests.Samples;

/// <summary>
/// A small organisation as its manifests would describe it: one repo clean, one failing, one on a waiver, one only reported,
/// and one without a product file.
/// </summary>
internal static class SampleOrganisation
{
    public static readonly CalendarDate Today = new(2026, 11, 20);

    private const string Api = "src/Payments.Api/Payments.Api.csproj";
    private const string Ledger = "src/Payments.Ledger/Payments.Ledger.csproj";
    private const string ApiTests = "tests/Payments.Tests/Payments.Tests.csproj";
    private const string Shop = "src/Shop/Shop.csproj";
    private const string ShopData = "src/Shop.Data/Shop.Data.csproj";
    private const string Worker = "src/Settlement/Settlement.csproj";
    private const string Forecast = "Forecast.Api/Forecast.Api.csproj";
    private const string ForecastModels = "Forecast.Models/Forecast.Models.fsproj";
    private const string Cleanup = "Cleanup.csproj";
    private const string SqlInjection = "https://github.com/advisories/GHSA-x9vc-6hfv-hg8c";
    private const string SchedulerFlaw = "https://github.com/advisories/GHSA-f5x2-xv93-4p23";
    private const string TextJson = "pkg:nuget/System.Text.Json";

    private static readonly string[] Common =
    [
        "Microsoft.Extensions.Configuration@10.0.0",
        "Microsoft.Extensions.DependencyInjection@10.0.0",
        "Microsoft.Extensions.Hosting@10.0.0",
        "Microsoft.Extensions.Logging@10.0.0",
        "Microsoft.Extensions.Options@10.0.0",
        "Microsoft.Extensions.Primitives@10.0.0",
        "OpenTelemetry@1.13.0",
        "OpenTelemetry.Api@1.13.0",
    ];

    public static SecurityManifest PaymentsApi { get; } = CompletedManifest.Of(Repository(
        "https://git.contoso.example/payments/payments-api", "1f0c6a52d7b94d5e8a3f60c1b2d3e4f5a6b7c8d9", "2026-11-20T08:12:31Z") with
    {
        Product = Product("payments-api", "Payments API", "Payments", "payments-core", 3, "head-of-payments@contoso.example") with
        {
            Technology = "web",
            DataTypes = ["cardholder"],
            Criticality = "high",
            DerivedLevel = 3,
            Stage = "live",
            EndOfSupport = new CalendarDate(2029, 12, 31),
            OperatingModel = new Dictionary<string, string>
            {
                ["onCall"] = "payments-core, day and night",
                ["sloAvailability"] = "99.9",
                ["dataClassification"] = "restricted",
            },
        },
        Projects = [Project(Api), Project(Ledger), Project(ApiTests, isTest: true)],
        Components =
        [
            .. Common.Select(component => Component(component, ComponentStatus.Recommended, Api)),
            Component("Serilog@4.3.0", ComponentStatus.Permitted, Api),
            Component("Serilog.Sinks.Console@6.0.0", ComponentStatus.Permitted, Api),
            Component("Npgsql@9.0.3", ComponentStatus.Recommended, Ledger),
            Component("xunit@2.9.3", ComponentStatus.Recommended, ApiTests, ComponentScope.Test),
            new ManifestComponent
            {
                Purl = PackageUrl.Generic("dotnet-runtime", "10.0"),
                Uses = [Use(Api, ComponentStatus.Recommended, new FileLocation(Api, 4, 5))],
            },
        ],
        Requirements =
        [
            Crypto(RequirementState.Met, Api, "PSI3101 ran and found nothing"),
            Tls(RequirementState.Met, Api, "PSI3201 ran and found nothing"),
            Web(RequirementState.Met, Api, "evidence: app.UseHsts()"),
        ],
        Evidence = [Finding("PSI3901", Api, "src/Payments.Api/Program.cs", 41, "app.UseHsts() tells browsers to use HTTPS only")],
        Measurements =
        [
            new ManifestMeasurement
            {
                Id = "components.approved",
                State = MeasurementState.Measured,
                Numerator = 13,
                Denominator = 13,
                Unit = "component",
                Source = "components",
                ObservedAt = "2026-11-20T08:12:31Z",
            },
            new ManifestMeasurement
            {
                Id = "coverage.lines",
                State = MeasurementState.NotMeasured,
                Unit = "line",
                Source = "coverage files",
                ObservedAt = "2026-11-20T08:12:31Z",
            },
            new ManifestMeasurement
            {
                Id = "incidents.restore-time",
                State = MeasurementState.Measured,
                Value = 3.5,
                Unit = "h",
                Source = "incident events",
                ObservedAt = "2026-11-20T08:12:31Z",
            },
        ],
        Services = [Identity(ServiceState.Recommended, Api, ServiceUse.Recommended, "login.contoso.example")],
        Practices = [new ManifestPractice { Id = "central-package-management", At = new FileLocation("Directory.Packages.props", 3) }],
    });

    private static ManifestService Identity(ServiceState state, string project, ServiceUse use, string host)
    {
        var at = new FileLocation($"{Path.GetDirectoryName(project)}/appsettings.json", 4, 20);
        return new ManifestService
        {
            Id = "identity-provider",
            Title = "Contoso Identity",
            Kind = "identity",
            Severity = Severity.Error,
            Required = "its level is 2",
            State = state,
            Reason = $"{host} is used at {at}",
            Recommended = ["hosts: login.contoso.example"],
            Sightings =
            [
                new ManifestServiceSighting { Project = project, Use = use, Trace = ServiceTraceKind.Host, Name = host, At = at },
            ],
        };
    }

    public static SecurityManifest WebShop { get; } = CompletedManifest.Of(Repository(
        "https://git.contoso.example/commerce/web-shop", "9ab3d0e7c1f24b6d8e5a7c9b0d1e2f3a4b5c6d7e", "2026-11-19T16:40:02Z") with
    {
        Product = Product("web-shop", "Web Shop", "Commerce", "storefront", 2, "head-of-commerce@contoso.example"),
        Projects = [Project(Shop) with { Errors = 3, Warnings = 4 }, Project(ShopData) with { Warnings = 1 }],
        Components =
        [
            .. Common.Select(component => Component(component, ComponentStatus.Recommended, Shop)),
            Component("Serilog@4.3.0", ComponentStatus.Permitted, Shop),
            Component("Humanizer.Core@2.14.1", ComponentStatus.Unlisted, Shop, rule: "PSI1004", severity: Severity.Warning),
            Component("Bogus@35.6.1", ComponentStatus.Unlisted, ShopData, rule: "PSI1004", severity: Severity.Warning),
            Component(
                "AutoMapper@12.0.1",
                ComponentStatus.Deprecated,
                Shop,
                rule: "PSI1003",
                severity: Severity.Warning,
                replacement: "pkg:nuget/Mapperly",
                reason: "Its licence changed; new code maps at compile time."),
            Component(
                "Microsoft.EntityFrameworkCore@8.0.11", ComponentStatus.Permitted, ShopData, rule: "PSI1008", severity: Severity.Error),
            WithVulnerability(
                Component(
                    "Npgsql@8.0.1",
                    ComponentStatus.Recommended,
                    ShopData,
                    rule: "PSI1002",
                    severity: Severity.Error,
                    reason: "8.0.2 and earlier have a known SQL injection."),
                SqlInjection,
                VulnerabilitySeverity.High,
                Severity.Error),
            new ManifestComponent
            {
                Purl = PackageUrl.NuGet("Newtonsoft.Json", "9.0.1"),
                Uses =
                [
                    Use(Shop, ComponentStatus.Prohibited, new FileLocation(Shop, 14, 5)) with
                    {
                        Direct = false,
                        Chains =
                        [
                            ["Contoso.Legacy.Client@3.1.0", "Newtonsoft.Json@9.0.1"],
                            ["Contoso.Legacy.Client@3.1.0", "Contoso.Legacy.Core@3.1.0", "Newtonsoft.Json@9.0.1"],
                        ],
                        Decision = ProhibitedNewtonsoft,
                    },
                ],
            },
        ],
        Requirements =
        [
            Crypto(RequirementState.NotAssessed, Shop, "PSI3101 is switched off in .editorconfig"),
            Tls(RequirementState.Unmet, Shop, "2 findings of PSI3201, the first at src/Shop/Suppliers/SupplierClient.cs:23", findings: 2),
            Web(RequirementState.Unmet, Shop, "no evidence was found", severity: Severity.Warning),
        ],
        Services = [Identity(ServiceState.Another, Shop, ServiceUse.Another, "other-login.example")],
        Findings =
        [
            Finding("PSI0102", Shop, ".editorconfig", 12, "PSI3101 is required by MAR-CRYPTO-1 and is switched off here without a waiver"),
            Finding("PSI3201", Shop, "src/Shop/Suppliers/SupplierClient.cs", 23, "This callback accepts every server certificate"),
            Finding("PSI3201", Shop, "src/Shop/Suppliers/StockClient.cs", 17, "This callback accepts every server certificate"),
        ],
    });

    public static SecurityManifest SettlementWorker { get; } = CompletedManifest.Of(Repository(
        "https://git.contoso.example/payments/settlement-worker", "5d2e8f1a0b3c4d6e7f8091a2b3c4d5e6f7a8b9c0", "2026-11-18T11:05:47Z") with
    {
        Product = Product("settlement", "Settlement Worker", "Payments", "settlement", 3, "head-of-payments@contoso.example"),
        Projects = [Project(Worker) with { Warnings = 2 }],
        Components =
        [
            .. Common.Select(component => Component(component, ComponentStatus.Recommended, Worker)),
            Component(
                "Newtonsoft.Json@13.0.3",
                ComponentStatus.Deprecated,
                Worker,
                rule: "PSI1003",
                severity: Severity.Error,
                waiver: "W-2026-014",
                replacement: TextJson,
                reason: "One JSON serializer per product; System.Text.Json is in the runtime."),
            WithVulnerability(
                Component("Quartz@3.14.0", ComponentStatus.Permitted, Worker),
                SchedulerFlaw,
                VulnerabilitySeverity.Moderate,
                Severity.Warning,
                waiver: "W-2026-014"),
            Component("Polly@8.5.0", ComponentStatus.Recommended, Worker),
        ],
        Requirements =
        [
            Crypto(RequirementState.Waived, Worker, "1 finding of PSI3101, covered by W-2026-021", waiver: "W-2026-021"),
            Tls(RequirementState.Met, Worker, "PSI3201 ran and found nothing"),
            Web(RequirementState.NotApplicable, Worker, "the product is not a web application"),
        ],
        Findings =
        [
            Finding("PSI3101", Worker, "src/Settlement/SchemeFile.cs", 52, "MD5 is a weak hash algorithm") with { Waiver = "W-2026-021" },
        ],
        Waivers =
        [
            Waiver(
                "W-2026-014",
                "pkg:nuget/Newtonsoft.Json",
                "Contract with the card scheme until the v3 client ships.",
                new(2026, 10, 1),
                new(2027, 2, 1),
                WaiverState.Valid),
            Waiver(
                "W-2026-021",
                "MAR-CRYPTO-1",
                "The scheme's file format has an MD5 checksum, which protects nothing.",
                new(2026, 6, 20),
                new(2026, 12, 10),
                WaiverState.Expiring),
        ],
    });

    public static SecurityManifest Forecasting { get; } = CompletedManifest.Of(Repository(
        "https://git.contoso.example/data/forecasting",
        "77aa01b2c3d4e5f60718293a4b5c6d7e8f901234",
        "2026-11-12T07:00:00Z",
        EnforcementMode.Report) with
    {
        Product = Product("forecasting", "Forecasting", "Data", "demand", 1, "head-of-data@contoso.example"),
        Projects =
        [
            Project(Forecast) with { Warnings = 3, ReportedErrors = 1 },
            new ManifestProject
            {
                Path = ForecastModels,
                TargetFramework = "net10.0",
                Language = "F#",
                State = ProjectState.NotAssessed,
                Reason = "Psi has no rules for F#",
            },
        ],
        Overrides = [new ManifestOverride { Project = Forecast, Name = "PsiEnforcement", Value = "report" }],
        Components =
        [
            .. Common.Take(5).Select(component => Component(component, ComponentStatus.Recommended, Forecast)),
            Component("Accord.MachineLearning@3.8.0", ComponentStatus.Unlisted, Forecast, rule: "PSI1004", severity: Severity.Warning),
            Component(
                "Newtonsoft.Json@13.0.3",
                ComponentStatus.Deprecated,
                Forecast,
                rule: "PSI1003",
                severity: Severity.Error,
                replacement: TextJson),
        ],
        Requirements =
        [
            Crypto(RequirementState.Met, Forecast, "PSI3101 ran and found nothing"),
            Tls(RequirementState.NotAssessed, ForecastModels, "Psi has no rules for F#"),
            Web(RequirementState.NotApplicable, Forecast, "not asked at level 1"),
        ],
    });

    public static SecurityManifest Tools { get; } = CompletedManifest.Of(Repository(
        "https://git.contoso.example/platform/tools", null, null) with
    {
        Subject = new ManifestSubject { Repository = "https://git.contoso.example/platform/tools", Path = "cleanup" },
        Projects = [Project(Cleanup)],
        Components = [Component("System.CommandLine@2.0.0", ComponentStatus.Permitted, Cleanup)],
        Requirements =
        [
            Crypto(RequirementState.Met, Cleanup, "PSI3101 ran and found nothing"),
            Tls(RequirementState.Met, Cleanup, "PSI3201 ran and found nothing"),
            Web(RequirementState.NotApplicable, Cleanup, "it is no web application"),
        ],
    });

    private static ManifestDecision ProhibitedNewtonsoft => Decision(
        ComponentStatus.Prohibited, "PSI1001", Severity.Error, "Deserialization of deeply nested input exhausts the stack.", TextJson) with
    {
        Message = "Newtonsoft.Json 9.0.1 is prohibited by the policy of Contoso. "
            + "Deserialization of deeply nested input exhausts the stack. "
            + "It comes in through Contoso.Legacy.Client 3.1.0 → Newtonsoft.Json 9.0.1. "
            + "Update Contoso.Legacy.Client 3.1.0 to a version that no longer brings it in, or replace Contoso.Legacy.Client 3.1.0; "
            + "use System.Text.Json instead of Newtonsoft.Json.",
    };

    public static IReadOnlyList<SecurityManifest> All =>
        [PaymentsApi, WebShop, SettlementWorker, Forecasting, Tools];

    public static SecurityManifest Repository(
        string address, string? commit, string? commitTime, EnforcementMode enforcement = EnforcementMode.Enforce) => new()
        {
            ManifestVersion = SecurityManifest.CurrentVersion,
            Subject = new ManifestSubject
            {
                Repository = address,
                Commit = commit,
                Branch = commit is null ? null : "main",
                CommitTime = commitTime,
            },
            Policy = new ManifestPolicy
            {
                Organisation = "Contoso",
                Version = "2026.11",
                Sha256 = "3c9f0d0c5f1a4e2b8d7c6b5a49382716f5e4d3c2b1a0918273645546372819aa",
                Enforcement = enforcement,
                DecidedFor = Today,
            },
            Tool = new ManifestTool { Name = "Psi.Analyzers", Version = "0.1.0" },
        };

    public static ManifestProduct Product(string id, string name, string domain, string team, int level, string accountable) => new()
    {
        Id = id,
        Name = name,
        Domain = domain,
        Team = team,
        Level = level,
        Accountable = accountable,
        Responsible = ["leadership", "product", "development", "operations"],
        SecurityChampions = [$"dev-lead@{team}.contoso.example"],
    };

    public static ManifestProject Project(string path, bool isTest = false) => new()
    {
        Path = path,
        TargetFramework = "net10.0",
        Configuration = "Release",
        Language = "C#",
        IsTest = isTest,
        State = ProjectState.Assessed,
    };

    public static ManifestComponent Component(
        string nameAndVersion,
        ComponentStatus status,
        string project,
        ComponentScope scope = ComponentScope.Runtime,
        string? rule = null,
        Severity severity = Severity.None,
        string? waiver = null,
        string? replacement = null,
        string? reason = null)
    {
        var use = Use(project, status, new FileLocation("Directory.Packages.props", 8, 5)) with
        {
            Scope = scope,
            Decision = Decision(status, rule, severity, reason, replacement) with
            {
                Waiver = waiver,
                // A deprecated component is an error only from a day on.
                EnforceFrom = rule == "PSI1003" && severity == Severity.Error ? new CalendarDate(2026, 9, 1) : null,
            },
        };
        return new ManifestComponent { Purl = PackageUrl.Parse($"pkg:nuget/{nameAndVersion}"), Uses = [use] };
    }

    /// <summary>The component with a known vulnerability, and what the policy makes of it.</summary>
    public static ManifestComponent WithVulnerability(
        ManifestComponent component, string advisory, VulnerabilitySeverity advisorySeverity, Severity severity, string? waiver = null)
    {
        var use = component.Uses[0] with
        {
            Vulnerabilities = [new() { Advisory = advisory, Severity = advisorySeverity }],
            Remarks = [new() { RuleId = "PSI1005", Severity = severity, Advisory = advisory, Waiver = waiver }],
        };
        return component with { Uses = [use] };
    }

    public static ManifestComponentUse Use(string project, ComponentStatus status, FileLocation at) => new()
    {
        Project = project,
        TargetFramework = "net10.0",
        Scope = ComponentScope.Runtime,
        Direct = true,
        Chains = [],
        At = at,
        Decision = Decision(status, null, Severity.None, null, null),
    };

    public static ManifestDecision Decision(
        ComponentStatus status, string? rule, Severity severity, string? reason, string? replacement) => new()
        {
            Status = status,
            RuleId = rule,
            Severity = severity,
            Reason = reason,
            Replacement = replacement,
            Entry = status == ComponentStatus.Unlisted ? null : new FileLocation("contoso.policy.yaml", 31, 5),
        };

    private static ManifestRequirement Crypto(RequirementState state, string project, string reason, string? waiver = null) => Requirement(
        "MAR-CRYPTO-1", "Weak hash algorithms are not used for security", "PSI3101", state, project, reason, waiver: waiver);

    private static ManifestRequirement Tls(RequirementState state, string project, string reason, int findings = 0) => Requirement(
        "MAR-TLS-1", "Server certificates are validated", "PSI3201", state, project, reason, findings);

    private static ManifestRequirement Web(RequirementState state, string project, string reason, Severity severity = Severity.Error)
    {
        var stated = Requirement("MAR-WEB-1", "Browsers are told to use HTTPS only", "PSI3901", state, project, reason, severity: severity);
        return stated with
        {
            AppliesTo = ["web"],
            Rules = [],
            Evidence = ["PSI3901"],
            Attestable = true,
            Projects =
            [
                .. stated.Projects.Select(verdict =>
                    verdict with { Basis = state == RequirementState.Met ? [RequirementBasis.Evidence] : [] }),
            ],
        };
    }

    public static ManifestRequirement Requirement(
        string id,
        string title,
        string rule,
        RequirementState state,
        string project,
        string reason,
        int findings = 0,
        string? waiver = null,
        Severity severity = Severity.Error) => new()
        {
            Id = id,
            Title = title,
            Asvs = ["V12.3.2"],
            Rules = [rule],
            Severity = severity,
            State = state,
            Projects =
            [
                new ManifestRequirementVerdict
                {
                    Project = project,
                    TargetFramework = "net10.0",
                    State = state,
                    Reason = reason,
                    Basis = state == RequirementState.Met ? [RequirementBasis.Rules] : [],
                    Findings = findings,
                    Waiver = waiver,
                },
            ],
        };

    public static ManifestFinding Finding(string rule, string project, string file, int line, string message) => new()
    {
        RuleId = rule,
        Project = project,
        At = new FileLocation(file, line, 9),
        Message = message,
        TargetFrameworks = ["net10.0"],
    };

    public static ManifestWaiver Waiver(
        string id, string target, string reason, CalendarDate approvedOn, CalendarDate expires, WaiverState state) => new()
        {
            Id = id,
            Target = target,
            Reason = reason,
            Owner = "dev-lead@contoso.example",
            ApprovedBy = "appsec@contoso.example",
            ApprovedOn = approvedOn,
            Expires = expires,
            State = state,
            Used = true,
        };
}
