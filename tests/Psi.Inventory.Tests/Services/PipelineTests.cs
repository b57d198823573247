using Psi.Inventory.Practices;
using Psi.Inventory.Services;

namespace Psi.Inventory.Tests.Services;

/// <summary>Pipelines of each system: actions, images, and scanners that a repository makes itself.</summary>
public class PipelineTests
{
    private const string Workflow = ".github/workflows/ci.yml";

    [Fact]
    public void A_workflow_of_GitHub_gives_its_actions_and_images() => Assert.Equal(
        [
            "(6,16) image node",
            "(8,19) image redis",
            "(10,15) action actions/checkout",
            "(11,15) action github/codeql-action/init",
            "(13,15) image zaproxy/zap-stable",
            "(17,11) action contoso/ci/.github/workflows/scan.yml",
        ],
        SignsOf.File(Workflow, """
            name: ci
            on: [ push ]
            jobs:
              build:
                runs-on: ubuntu-latest
                container: node:22
                services:
                  r: { image: redis }
                steps:
                  - uses: actions/checkout@v4
                  - uses: "github/codeql-action/init@v3"
                    with: { image: not-one, uses: not/one@v1 }
                  - uses: docker://zaproxy/zap-stable:2
                  - uses: ./.github/actions/own
                  # - uses: snyk/actions@v1
              scan:
                uses: contoso/ci/.github/workflows/scan.yml@main
            """));

    [Theory]
    [InlineData("azure-pipelines.yml", "steps:\n- task: DotNetCoreCLI@2\n  inputs: { command: test }", "(2,9) action DotNetCoreCLI")]
    [InlineData("azure-pipelines.yml", "steps:\n- task: contoso.scan.Scan@1\n- template: x.yml@other", "(2,9) action contoso.scan.Scan")]
    [InlineData("azure-pipelines.yml", "resources:\n  containers:\n  - container: db\n    image: redis:7", "(4,12) image redis")]
    [InlineData(".gitlab-ci.yml", "include:\n  - template: Jobs/SAST.yml\n  - local: x.yml", "(2,15) action Jobs/SAST.yml")]
    [InlineData(".gitlab-ci.yml", "include:\n  - component: gitlab.com/a/b@1", "(2,16) action gitlab.com/a/b")]
    [InlineData(".gitlab-ci.yml", "image: redis:7\na: { image: { name: x/y:1 } }", "(1,8) image redis|(2,21) image x/y")]
    [InlineData(".gitlab-ci.yml", "a:\n  services: [ z, { name: w } ]", "(2,15) image z|(2,26) image w")]
    [InlineData(".gitlab-ci.yml", "a:\n  script: !reference [ .b, script ]\n  image: x", "(3,10) image x")]
    [InlineData("bitbucket-pipelines.yml", "a: [ step: { script: [ pipe: atlassian/scan:3 ] } ]", "(1,30) action atlassian/scan")]
    [InlineData(".circleci/config.yml", "orbs:\n  snyk: snyk/snyk@2", "(2,9) action snyk/snyk")]
    [InlineData(".circleci/config.yml", "jobs: { a: { docker: [ image: cimg/base:1 ] } }", "(1,31) image cimg/base")]
    public void Each_system_is_read(string path, string text, string expected) =>
        Assert.Equal(expected.Split('|'), SignsOf.File(path, text));

    [Theory]
    [InlineData("docs/ci.yml", "steps:\n  - uses: a/b@v1")]
    [InlineData(Workflow, "env: { image: x, uses: a/b@v1 }")]
    [InlineData(Workflow, "jobs: { a: { strategy: { matrix: { image: [ ubuntu ] } }, container: '${{ matrix.image }}' } }")]
    [InlineData("azure-pipelines.yml", "variables: { task: X@1 }\npool: { vmImage: ubuntu-latest }")]
    public void What_only_looks_like_an_action_says_nothing(string path, string text) => Assert.Empty(SignsOf.File(path, text));

    public static TheoryData<string, string, string, string> OwnScanners => new()
    {
        { Workflow, "run: ./tools/security-scan.sh", "tools/security-scan.sh", "(1,6)" },
        { Workflow, "run: |\n  dotnet build\n  bash -e build/secrets_check.sh --all\n", "build/secrets_check.sh", "(3,11)" },
        { Workflow, "run: pwsh -File ./eng/Test-Security.ps1", "eng/Test-Security.ps1", "(1,17)" },
        { Workflow, "run: python3 tools/vuln_scanner.py", "tools/vuln_scanner.py", "(1,14)" },
        { Workflow, "run: cd tools && ./pentest-audit.sh", "tools/pentest-audit.sh", "(1,18)" },
        { Workflow, "run: tools/dast-check.sh", "tools/dast-check.sh", "(1,6)" },
        { Workflow, "run: pwsh -NoProfile -ExecutionPolicy Bypass -File eng/SecretScan.ps1", "eng/SecretScan.ps1", "(1,52)" },
        { Workflow, "run: CI=true ./security-check.sh || exit 1", "security-check.sh", "(1,14)" },
        { Workflow, "run: if ! sudo ./security-check.sh; then exit 1; fi", "security-check.sh", "(1,16)" },
        { Workflow, "run: |\n  x=$(./security-check.sh)\n", "security-check.sh", "(2,7)" },
        { Workflow, "run: dotnet run tools/SecurityScan.cs", "tools/SecurityScan.cs", "(1,17)" },
        { Workflow, "run: dotnet run -c Release --project tools/Contoso.SecurityScanner -- .", "tools/Contoso.SecurityScanner", "(1,38)" },
        { "azure-pipelines.yml", "steps:\n- pwsh: .\\build\\SecurityAudit.ps1", "build/SecurityAudit.ps1", "(2,9)" },
        {
            "azure-pipelines.yml",
            "steps:\n- task: PowerShell@2\n  inputs:\n    filePath: $(Build.SourcesDirectory)/build/secret-scan.ps1",
            "build/secret-scan.ps1", "(4,15)"
        },
        { ".gitlab-ci.yml", "a:\n  script:\n    - sh sast-test.sh", "sast-test.sh", "(3,10)" },
        { ".circleci/config.yml", "steps:\n  - run: { command: bash ci/security-tests.sh }", "ci/security-tests.sh", "(2,26)" },
        { "Jenkinsfile", "pipeline {\n  steps { sh './ci/security-scan.sh' }\n}", "ci/security-scan.sh", "(2,15)" },
    };

    [Theory]
    [MemberData(nameof(OwnScanners))]
    public void A_scanner_that_the_repository_makes_itself_is_found(string path, string text, string script, string place)
    {
        var file = Path.HasExtension(script) && !script.EndsWith("Scanner", StringComparison.Ordinal) ? script : script + "/Program.cs";

        Assert.Contains(
            $"{place} owncode runs its own scanner {script} <security-testing>",
            SignsOf.File(path, text, (file, "# looks for passwords\ngrep -r password .\n")));
    }

    [Theory]
    [MemberData(nameof(OwnScanners))]
    public void One_that_runs_a_scanner_of_others_or_is_not_in_the_repository_is_none(string path, string text, string script, string place)
    {
        var file = Path.HasExtension(script) && !script.EndsWith("Scanner", StringComparison.Ordinal) ? script : script + "/Program.cs";

        Assert.NotEmpty(place);
        Assert.DoesNotContain(SignsOf.File(path, text), sign => sign.Contains("owncode", StringComparison.Ordinal));
        Assert.DoesNotContain(
            SignsOf.File(path, text, (file, "set -e\ntrivy fs .\n")), sign => sign.Contains("owncode", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("run: ./build.sh")]
    [InlineData("run: ./tools/security-headers.sh")]
    [InlineData("run: ./tools/scan.sh")]
    [InlineData("run: cat tools/security-scan.sh")]
    [InlineData("run: chmod +x ./tools/security-scan.sh")]
    [InlineData("run: git add ./tools/security-scan.sh && shellcheck ./tools/security-scan.sh")]
    [InlineData("run: echo run bash tools/security-scan.sh")]
    [InlineData("run: 'echo 1 # ./tools/security-scan.sh'")]
    [InlineData("run: bash -c security-scan.sh")]
    [InlineData("run: python -m pytest tools/security-scan.sh")]
    [InlineData("run: ./tools/security-scan.sh --with semgrep")]
    [InlineData("run: dotnet test tools/security-scan.sh")]
    [InlineData("env: { X: ./tools/security-scan.sh }")]
    public void Other_commands_are_no_scanners(string text) =>
        Assert.Empty(SignsOf.File(Workflow, text, ("tools/security-scan.sh", "grep"), ("build.sh", ""), ("tools/scan.sh", ""),
            ("tools/security-headers.sh", "")));

    [Theory]
    [InlineData("dotnet list package --vulnerable", true)]
    [InlineData("npm audit --omit dev", true)]
    [InlineData("docker run zaproxy/zap-stable zap-baseline.py", true)]
    [InlineData("GITLEAKS detect", true)]
    [InlineData("dependency-check.sh --scan .", true)]
    [InlineData("zapped trivyish", false)]
    [InlineData("grep -r password .", false)]
    public void Scanners_of_others_are_known_by_name(string text, bool isKnown) => Assert.Equal(isKnown, KnownScanners.AreNamedIn(text));

    [Fact]
    public void Pipelines_are_the_files_that_practices_are_looked_for_in() => Assert.Equal(
        PracticeCatalogue.Pipelines.Order(StringComparer.Ordinal),
        PipelineKind.All.SelectMany(kind => kind.Files).Append("Jenkinsfile").Order(StringComparer.Ordinal));
}
