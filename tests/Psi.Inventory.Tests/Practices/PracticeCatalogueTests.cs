using System.Text;
using Psi.Inventory.Practices;
using Psi.Policy;

namespace Psi.Inventory.Tests.Practices;

/// <summary>Each tool and way of working is found by the files that its users write, and not by what only looks like them.</summary>
public class PracticeCatalogueTests
{
    private const string Workflow = ".github/workflows/ci.yml";

    // The id, the file, its text, and the line that shows it.
    public static TheoryData<string, string, string, int> Found => new()
    {
        {
            "central-package-management", "Directory.Packages.props",
            "<Project>\n  <PropertyGroup>\n    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>\n"
            + "  </PropertyGroup>\n</Project>",
            3
        },
        { "checkov", ".checkov.yaml", "framework:\n  - dockerfile\n", 0 },
        { "checkov", Workflow, "jobs:\n  iac:\n    steps:\n      - uses: bridgecrewio/checkov-action@v12\n", 4 },
        {
            "ci-build-with-tests", Workflow,
            "on: [push, pull_request]\njobs:\n  build:\n    steps:\n      - run: dotnet test --no-build\n",
            5
        },
        { "ci-build-with-tests", ".gitlab-ci.yml", "test:\n  script:\n    - dotnet test\n", 3 },
        { "ci-build-with-tests", "azure-pipelines.yml", "steps:\n- task: DotNetCoreCLI@2\n  inputs:\n    command: test\n", 2 },
        { "codeowners", ".github/CODEOWNERS", "# who reviews\n*  @contoso/payments\n", 2 },
        { "codeql", Workflow, "steps:\n  - uses: github/codeql-action/init@v3\n    with:\n      languages: csharp\n", 2 },
        { "codeql", ".github/codeql/codeql-config.yml", "name: Contoso\nqueries:\n  - uses: security-extended\n", 0 },
        { "codeql", "azure-pipelines.yml", "steps:\n- task: AdvancedSecurity-Codeql-Init@1\n", 2 },
        {
            "dependabot", ".github/dependabot.yml",
            "version: 2\nupdates:\n  - package-ecosystem: nuget\n    directory: /\n"
            + "    schedule: { interval: weekly }\n",
            3
        },
        { "dependency-review", Workflow, "steps:\n  - uses: actions/dependency-review-action@v4\n", 2 },
        { "gitleaks", ".gitleaks.toml", "[extend]\nuseDefault = true\n", 0 },
        { "gitleaks", Workflow, "steps:\n  - uses: gitleaks/gitleaks-action@v2\n", 2 },
        {
            "gitleaks", ".pre-commit-config.yaml",
            "repos:\n  - repo: https://github.com/gitleaks/gitleaks\n    rev: v8.18.0\n    hooks:\n"
            + "      - id: gitleaks\n",
            2
        },
        { "lock-files", "src/App/packages.lock.json", "{ \"version\": 1, \"dependencies\": {} }", 0 },
        {
            "package-source-mapping", "NuGet.Config",
            "<configuration>\n  <packageSourceMapping>\n"
            + "    <packageSource key=\"nuget.org\"><package pattern=\"*\" /></packageSource>\n"
            + "  </packageSourceMapping>\n</configuration>",
            2
        },
        { "renovate", "renovate.json", "{ \"extends\": [\"config:recommended\"] }", 0 },
        { "sbom", Workflow, "steps:\n  - uses: anchore/sbom-action@v0\n", 2 },
        {
            "sbom", ".config/dotnet-tools.json",
            "{\n  \"version\": 1,\n  \"tools\": {\n"
            + "    \"cyclonedx\": { \"version\": \"4.0.0\", \"commands\": [\"dotnet-CycloneDX\"] }\n  }\n}",
            4
        },
        {
            "sbom", "src/App/App.csproj",
            "<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup>\n    <GenerateSBOM>true</GenerateSBOM>\n"
            + "  </PropertyGroup>\n</Project>",
            3
        },
        { "security-policy", "SECURITY.md", "\n# Security\nReport privately.\n", 3 },
        { "semgrep", ".semgrep.yml", "rules: []\n", 0 },
        { "semgrep", Workflow, "jobs:\n  semgrep:\n    container: { image: semgrep/semgrep }\n", 3 },
        { "signing", Workflow, "steps:\n  - uses: sigstore/cosign-installer@v3\n  - run: cosign sign $IMAGE\n", 2 },
        { "signing", Workflow, "steps:\n  - run: dotnet nuget sign out/*.nupkg --certificate-fingerprint $PRINT\n", 2 },
        { "snyk", ".snyk", "version: v1.25.0\nignore: {}\n", 0 },
        { "snyk", Workflow, "steps:\n  - uses: snyk/actions/dotnet@master\n", 2 },
        { "sonar", "sonar-project.properties", "# the project\nsonar.projectKey=contoso_payments\n", 2 },
        { "sonar", Workflow, "steps:\n  - run: dotnet sonarscanner begin /k:payments\n", 2 },
        { "threat-model", "docs/threat-model.json", ThreatModelTexts.ThreatDragon2, 0 },
        { "trivy", "trivy.yaml", "severity: [HIGH, CRITICAL]\n", 0 },
        { "trivy", Workflow, "steps:\n  - uses: aquasecurity/trivy-action@0.28.0\n", 2 },
        { "trufflehog", Workflow, "steps:\n  - uses: trufflesecurity/trufflehog@main\n", 2 },
        { "zap", Workflow, "steps:\n  - uses: zaproxy/action-baseline@v0.12.0\n", 2 },
        { "zap", ".gitlab-ci.yml", "dast:\n  script:\n    - zap-api-scan.py -t openapi.json -f openapi\n", 3 },
    };

    // The id, and a file that looks like one of its signs.
    public static TheoryData<string, string, string> NotFound => new()
    {
        {
            "central-package-management", "Directory.Packages.props",
            "<Project><PropertyGroup><ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>"
            + "</PropertyGroup></Project>"
        },
        {
            "central-package-management", "Directory.Packages.props",
            "<Project><!-- <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally> --></Project>"
        },
        { "checkov", Workflow, "# - uses: bridgecrewio/checkov-action@v12\n" },
        { "ci-build-with-tests", Workflow, "steps:\n  - run: dotnet build # dotnet test takes too long\n" },
        { "ci-build-with-tests", "azure-pipelines.yml", "steps:\n- task: DotNetCoreCLI@2\n  inputs:\n    command: build\n" },
        { "ci-build-with-tests", "docs/ci.yml", "script: dotnet test\n" },
        { "codeowners", "CODEOWNERS", "# nobody yet: * @contoso/payments\n" },
        { "codeql", Workflow, "steps:\n  # - uses: github/codeql-action/init@v3\n" },
        { "dependabot", ".github/dependabot.yml", "version: 2\nupdates: []\n" },
        { "dependency-review", Workflow, "name: dependency review\n" },
        { "gitleaks", "docs/.gitleaks.toml.md", "[extend]\n" },
        { "lock-files", "package-lock.json", "{}" },
        { "package-source-mapping", "nuget.config", "<configuration><packageSources /></configuration>" },
        { "renovate", "docs/renovate.json", "{}" },
        { "sbom", Workflow, "steps:\n  - run: dotnet pack\n" },
        { "sbom", "src/App/App.csproj", "<Project><PropertyGroup><GenerateSBOM /></PropertyGroup></Project>" },
        { "security-policy", "SECURITY.md", "\n  \n" },
        { "semgrep", Workflow, "steps:\n  - run: echo 'see semgrep'\n" },
        { "signing", Workflow, "steps:\n  - run: git commit --signoff\n" },
        { "snyk", Workflow, "steps:\n  #- run: snyk test\n" },
        { "sonar", "sonar-project.properties", "# sonar.projectKey=contoso\n" },
        { "threat-model", "docs/threats.json", "{ \"summary\": { \"title\": \"T\" }, \"detail\": {} }" },
        { "trivy", ".trivyignore", "CVE-2024-1\n" },
        { "trufflehog", Workflow, "steps:\n  - run: echo trufflehog\n" },
        { "zap", Workflow, "steps:\n  - run: npx zap\n" },
    };

    [Theory]
    [MemberData(nameof(Found))]
    public void A_practice_is_found_where_a_file_shows_it(string id, string path, string text, int line)
    {
        var found = Assert.Single(In(path, text), practice => practice.Id == id);

        Assert.Equal((path, line), (found.At.Path, found.At.Line));
    }

    [Theory]
    [MemberData(nameof(NotFound))]
    public void What_is_commented_out_elsewhere_or_only_mentioned_shows_nothing(string id, string path, string text) =>
        Assert.DoesNotContain(In(path, text), practice => practice.Id == id);

    [Fact]
    public void Every_practice_has_a_case_of_both_kinds()
    {
        var ids = PracticeCatalogue.All.Select(practice => practice.Id).ToList();

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(ids.Except(Found.Select(row => (string)row[0])));
        Assert.Empty(ids.Except(NotFound.Select(row => (string)row[0])));
    }

    [Fact]
    public void A_policy_may_ask_for_each_and_for_any_of_a_kind()
    {
        Assert.Equal(
            KnownPractices.Kinds.Values.SelectMany(ids => ids).Concat(KnownPractices.Others).Order(StringComparer.Ordinal),
            PracticeCatalogue.All.Select(practice => practice.Id));
        Assert.Equal(
            KnownPractices.Kinds.SelectMany(kind => kind.Value.Select(id => (id, kind.Key.Replace("-", "", StringComparison.Ordinal)))),
            KnownPractices.Kinds.SelectMany(kind => kind.Value.Select(id =>
                (id, PracticeCatalogue.Find(id)!.Kind.ToString().ToLowerInvariant()))));
    }

    [Fact]
    public void The_page_has_the_table_of_the_code()
    {
        const string Head = "| id | what | by what it is found |\n|---|---|---|\n";
        var path = Path.Combine(RepositoryRootOfTests(), "docs", "practices.md");
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        var start = page.IndexOf(Head, StringComparison.Ordinal) + Head.Length;
        var end = page.IndexOf("\n\n", start - 1, StringComparison.Ordinal) + 1;
        var rows = string.Concat(PracticeCatalogue.All.Select(practice =>
            $"| `{practice.Id}` | {practice.Title} | {string.Join("; ", practice.SignsInWords)} |\n"));
        if (Environment.GetEnvironmentVariable("PSI_WRITE_GENERATED") == "1")
        {
            File.WriteAllText(path, page[..start] + rows + page[end..]);
            return;
        }

        Assert.Equal(rows, page[start..end]);
        Assert.All(PracticeCatalogue.Pipelines, glob => Assert.Contains($"`{glob}`", page[end..], StringComparison.Ordinal));
    }

    private static string RepositoryRootOfTests()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Psi.Analyzers.sln")))
        {
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!;
        }

        return folder;
    }

    private static List<FoundPractice> In(string path, string text) =>
        [.. PracticeFinder.In(new RepositoryFile(path, Encoding.UTF8.GetBytes(text)), [])];
}
