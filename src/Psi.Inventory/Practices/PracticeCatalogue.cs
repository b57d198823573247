namespace Psi.Inventory.Practices;

/// <summary>The tools and ways of working that Psi looks for, and the files by which they show: data, a row each.</summary>
public static class PracticeCatalogue
{
    /// <summary>What pipelines are called.</summary>
    internal static readonly string[] Pipelines =
    [
        ".github/workflows/*.yml", ".github/workflows/*.yaml", ".gitlab-ci.yml", ".gitlab/**/*.yml", "azure-pipelines*.yml",
        ".azure-pipelines/**/*.yml", ".azuredevops/**/*.yml", "Jenkinsfile", "bitbucket-pipelines.yml", ".circleci/config.yml",
    ];

    private static readonly string[] BuildFiles = ["**/Directory.Build.props", "**/Directory.Packages.props", "**/*.csproj"];

    private static readonly string[] NuGetSettings = ["**/nuget.config"];

    private static readonly string[] Hooks = [".pre-commit-config.yaml"];

    private static readonly string[] ThreatJson = ["**/*threat*.json", "**/*threat*/**/*.json", "**/*pytm*.json"];

    private static readonly string[] ThreatYaml =
        ["**/*threagile*.yaml", "**/*threagile*.yml", "**/*threat*.yaml", "**/*threat*.yml", "**/*threat*/**/*.yaml"];

    /// <summary>What threat models are called.</summary>
    public const string ThreatModelId = "threat-model";

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<Practice> All { get; } =
    [
        new("central-package-management", "Central package management", PracticeKind.SupplyChain,
            Properties(["**/Directory.Packages.props", "**/Directory.Build.props"], "ManagePackageVersionsCentrally")),
        new("checkov", "Checkov", PracticeKind.InfrastructureScanning,
            Present(".checkov.yml", ".checkov.yaml"),
            Words(Pipelines, "bridgecrewio/checkov-action", "checkov -d", "checkov --directory", "checkov -f")),
        new("ci-build-with-tests", "Pipeline that runs tests", PracticeKind.WayOfWorking,
            Words(Pipelines, "dotnet test", "VSTest@"),
            new PracticeSign(
                Pipelines, LineMarkers.Both("DotNetCoreCLI@", "command: test", "command: 'test'"), "`DotNetCoreCLI` and `test`")),
        new("codeowners", "Code owners", PracticeKind.WayOfWorking,
            new PracticeSign(
                [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"], LineMarkers.AnyOf("@"), "an owner")),
        new("codeql", "CodeQL", PracticeKind.StaticAnalysis,
            Present(".github/codeql/*.yml", ".github/codeql/*.yaml"),
            Words(Pipelines, "github/codeql-action/", "AdvancedSecurity-Codeql-")),
        new("dependabot", "Dependabot", PracticeKind.DependencyScanning,
            Words([".github/dependabot.yml", ".github/dependabot.yaml"], "package-ecosystem")),
        new("dependency-review", "Dependency review", PracticeKind.DependencyScanning,
            Words(Pipelines, "actions/dependency-review-action")),
        new("gitleaks", "Gitleaks", PracticeKind.SecretScanning,
            Present(".gitleaks.toml", "gitleaks.toml"),
            Words(Pipelines, "gitleaks/gitleaks-action", "gitleaks detect", "gitleaks git", "gitleaks dir", "gitleaks protect"),
            Words(Hooks, "gitleaks/gitleaks", "id: gitleaks")),
        new("lock-files", "NuGet lock files", PracticeKind.SupplyChain,
            Present("**/packages.lock.json")) { IsCounted = true },
        new("package-source-mapping", "Package source mapping", PracticeKind.SupplyChain,
            new PracticeSign(NuGetSettings, XmlMarkers.Element("packageSourceMapping"), "`packageSourceMapping`")),
        new("renovate", "Renovate", PracticeKind.DependencyScanning,
            Present(
                "renovate.json", "renovate.json5", ".renovaterc", ".renovaterc.json", ".github/renovate.json", ".github/renovate.json5",
                ".gitlab/renovate.json")),
        new("sbom", "Software bill of materials", PracticeKind.BillOfMaterials,
            Words(
                Pipelines, "anchore/sbom-action", "CycloneDX/gh-", "dotnet CycloneDX", "dotnet-CycloneDX", "cyclonedx ", "syft ",
                "sbom-tool generate"),
            Properties(BuildFiles, "GenerateSBOM"),
            Words([".config/dotnet-tools.json"], "\"cyclonedx\"", "\"microsoft.sbom.dotnettool\"")),
        new("security-policy", "Security policy", PracticeKind.WayOfWorking,
            new PracticeSign(["SECURITY.md", ".github/SECURITY.md", "docs/SECURITY.md"], LineMarkers.Anything, "any text")),
        new("semgrep", "Semgrep", PracticeKind.StaticAnalysis,
            Present(".semgrep.yml", ".semgrep.yaml", ".semgrep/**/*.yml", ".semgrep/**/*.yaml"),
            Words(Pipelines, "semgrep/semgrep", "returntocorp/semgrep", "semgrep ci", "semgrep scan"),
            Words(Hooks, "id: semgrep")),
        new("signing", "Signing", PracticeKind.Signing,
            Words(
                Pipelines, "sigstore/cosign-installer", "cosign sign", "cosign attest", "nuget sign", "NuGetKeyVaultSignTool",
                "azure/trusted-signing-action", "actions/attest-build-provenance", "slsa-framework/slsa-github-generator")),
        new("snyk", "Snyk", PracticeKind.DependencyScanning,
            Present(".snyk"),
            Words(Pipelines, "snyk/actions", "snyk test", "snyk monitor", "SnykSecurityScan@")),
        new("sonar", "SonarQube", PracticeKind.StaticAnalysis,
            Words(["sonar-project.properties"], "sonar.projectKey"),
            Words(
                Pipelines, "SonarSource/sonar", "dotnet-sonarscanner", "dotnet sonarscanner", "SonarQubePrepare@", "SonarCloudPrepare@")),
        new(ThreatModelId, "Threat model", PracticeKind.ThreatModel,
            new PracticeSign(ThreatJson, ThreatDragonReader.Read, "a model of OWASP Threat Dragon 1 or 2"),
            new PracticeSign(ThreatJson, PytmReader.Read, "the JSON output of pytm"),
            new PracticeSign(["**/*.tm7"], ThreatModelingToolReader.Read, "a model of the Microsoft Threat Modeling Tool"),
            new PracticeSign(ThreatYaml, ThreagileReader.Read, "`threagile_version`")),
        new("trivy", "Trivy", PracticeKind.InfrastructureScanning,
            Present("trivy.yaml"),
            Words(Pipelines, "aquasecurity/trivy-action", "trivy image", "trivy fs", "trivy config", "trivy repo")),
        new("trufflehog", "TruffleHog", PracticeKind.SecretScanning,
            Words(Pipelines, "trufflesecurity/trufflehog", "trufflehog git", "trufflehog filesystem"),
            Words(Hooks, "id: trufflehog")),
        new("zap", "ZAP", PracticeKind.DynamicAnalysis,
            Words(Pipelines, "zaproxy/action-", "zap-baseline.py", "zap-full-scan.py", "zap-api-scan.py")),
    ];

    /// <summary>The practice of this id; null when there is none.</summary>
    public static Practice? Find(string id) => All.FirstOrDefault(practice => practice.Id == id);

    private static PracticeSign Present(params string[] files) => new(files, read: null, shown: null);

    private static PracticeSign Words(string[] files, params string[] words) =>
        new(files, LineMarkers.AnyOf(words), string.Join(", ", words.Select(word => $"`{word.Trim()}`")));

    private static PracticeSign Properties(string[] files, string name) => new(files, XmlMarkers.IsTrue(name), $"`{name}` true");
}
