using System.Globalization;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Benchmarks.Inputs;

/// <summary>What the builds of one repository's projects saw.</summary>
internal static class Fragments
{
    private const string Digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static readonly ManifestPolicy DecidedBy = new()
    {
        Organisation = "Contoso",
        Version = "2026.11",
        Sha256 = Digest,
        Enforcement = EnforcementMode.Enforce,
        DecidedFor = new CalendarDate(2026, 11, 21),
        Layers = [new() { Name = "contoso.yaml", Layer = PolicyLayerKind.Organisation, Version = "2026.11", Sha256 = Digest }],
    };

    /// <summary>The source files that the fragments name.</summary>
    public static ManifestSubject Subject { get; } = new() { Repository = "https://git.contoso.example/payments/api.git" };

    /// <summary>The path of the project of this number.</summary>
    public static string ProjectPath(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"src/Project{number}/Project{number}.csproj");

    /// <summary>The final fragment of a project; projects share most of their components, as those of one repository do.</summary>
    /// <param name="project">Its number.</param>
    /// <param name="components">How many components it uses.</param>
    public static Fragment Of(int project, int components) => new()
    {
        FragmentVersion = Fragment.CurrentVersion,
        Stage = FragmentStage.Final,
        Tool = new ManifestTool { Name = "Psi.Analyzers", Version = "0.1.0" },
        Policy = DecidedBy,
        Project = new ManifestProject
        {
            Path = ProjectPath(project),
            TargetFramework = "net10.0",
            Configuration = "Release",
            Language = "C#",
            State = ProjectState.Assessed,
        },
        Components = [.. Enumerable
            .Range(0, components)
            .Select(number => Component(project, IsShared(number) ? number : number + project * components))],
        Requirements = [.. Enumerable.Range(0, 20).Select(number => Requirement(project, number))],
        Findings = [.. Enumerable.Range(0, 10).Select(number => Finding(project, number))],
        Inputs = [.. Enumerable.Range(0, 6).Select(number => Input(project, number))],
    };

    private static bool IsShared(int component) => component % 10 != 9;

    private static ManifestInput Input(int project, int number) =>
        new() { Path = string.Create(CultureInfo.InvariantCulture, $"src/Project{project}/Input{number}.props"), Sha256 = Digest };

    private static ManifestComponent Component(int project, int number)
    {
        var id = PolicyText.ExactId(number);
        return new ManifestComponent
        {
            Purl = PackageUrl.NuGet(id, "3.1.0"),
            Uses =
            [
                new ManifestComponentUse
                {
                    Project = ProjectPath(project),
                    TargetFramework = "net10.0",
                    Scope = ComponentScope.Runtime,
                    Direct = number % 10 == 0,
                    Chains = [[$"{PolicyText.ExactId(number / 10 * 10)}@2.0.0", $"{id}@3.1.0"]],
                    At = new FileLocation(ProjectPath(project), number % 60 + 1, 5),
                    Decision = new ManifestDecision
                    {
                        Status = ComponentStatus.Deprecated,
                        RuleId = ProblemIds.Deprecated,
                        Severity = Severity.Warning,
                        Reason = "The platform offers this, and every product does it in one way.",
                        Replacement = "pkg:nuget/Contoso.Platform",
                        Entry = new FileLocation("contoso.yaml", number + 8, 5),
                    },
                },
            ],
        };
    }

    private static ManifestRequirement Requirement(int project, int number) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"MAR-{number}"),
        Title = "Server certificates are validated",
        Asvs = ["V12.3.2"],
        Rules = ["PSI3201"],
        Severity = Severity.Error,
        State = RequirementState.Met,
        Projects =
        [
            new ManifestRequirementVerdict
            {
                Project = ProjectPath(project),
                TargetFramework = "net10.0",
                State = RequirementState.Met,
                Reason = "PSI3201 ran and found nothing",
            },
        ],
    };

    private static ManifestFinding Finding(int project, int number) => new()
    {
        RuleId = "PSI3101",
        Message = "MD5 is broken; use SHA256",
        At = new FileLocation(string.Create(CultureInfo.InvariantCulture, $"src/Project{project}/File{number}.cs"), number * 17 + 1, 9),
        Project = ProjectPath(project),
        TargetFrameworks = ["net10.0"],
    };
}
