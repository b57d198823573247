using System.Text;
using Psi.Policy;

namespace Psi.Measures.Sources.Findings;

/// <summary>What well-known tools are for, by the name they give themselves: to make one known, add it here.</summary>
internal static class KnownTools
{
    // In words of lower-case letters and digits; what a tool adds behind its name, such as an edition, does not matter.
    private static readonly Dictionary<string, ToolPractice> Names = Table(
        (ToolPractice.StaticAnalysis,
        [
            "bandit", "binskim", "brakeman", "checkmarx", "clang tidy", "codeql", "coverity", "cppcheck", "devskim", "eslint", "flawfinder",
            "fortify", "gosec", "horusec", "infersharp", "microsoft net analyzers", "microsoft r visual basic compiler",
            "microsoft r visual c compiler", "njsscan", "phpstan", "pmd", "psalm", "puma scan", "qodana", "roslyn", "ruff",
            "security code scan", "semgrep", "snyk code", "snykcode", "sonar", "sonarcloud", "sonarlint", "sonarqube", "sonarscanner",
            "spotbugs", "veracode",
        ]),
        (ToolPractice.DependencyScanning,
        [
            "anchore", "black duck", "blackduck", "cargo audit", "clair", "cve bin tool", "dependency check", "dependency track",
            "docker scout", "dotnet list", "dotnet list package", "grype", "mend", "npm audit", "nuget audit", "osv scanner",
            "owasp dependency check", "owasp dependency track", "pip audit", "snyk container", "snyk open source", "trivy", "whitesource",
            "yarn audit",
        ]),
        (ToolPractice.SecretScanning,
        [
            "credential scanner", "credscan", "detect secrets", "ggshield", "git secrets", "gitguardian", "gitleaks", "noseyparker",
            "talisman", "trufflehog", "whispers",
        ]),
        (ToolPractice.DynamicAnalysis,
        [
            "acunetix", "arachni", "burp", "dastardly", "escape", "invicti", "netsparker", "nikto", "noname", "nuclei", "owasp zap",
            "restler", "schemathesis", "stackhawk", "wapiti", "zap", "zed attack proxy",
        ]),
        (ToolPractice.InfrastructureScanning,
        [
            "cfn nag", "checkov", "cloudsploit", "dockle", "hadolint", "kics", "kube bench", "kube linter", "kube score", "kubescape",
            "polaris", "prowler", "scoutsuite", "snyk iac", "template analyzer", "templateanalyzer", "terrascan", "tfsec",
        ]),
        (ToolPractice.ProductionMonitoring,
        [
            "amazon guardduty", "amazon inspector", "aws security hub", "crowdstrike falcon", "defender for cloud", "falco", "lacework",
            "microsoft defender", "orca", "orca security", "prisma", "prisma cloud", "sysdig", "wiz",
        ]),
        (ToolPractice.ThreatModelling,
        [
            "iriusrisk", "microsoft threat modeling tool", "owasp threat dragon", "pytm", "threagile", "threat dragon",
            "threat modeling tool",
        ]));

    /// <summary>The practice of a tool: as the sources file says, else by the tool's name.</summary>
    /// <exception cref="SourceFormatException">Neither says.</exception>
    public static ToolPractice Practice(string tool, SourceEntry entry, string? at = null, long? line = null) =>
        entry.Practice ?? Find(tool) ?? throw new SourceFormatException(
            $"what the tool '{DisplayText.OneLine(tool, 60)}' is for is not known; give these files a practice in the sources file",
            at,
            line);

    /// <summary>The practice of a tool by its name; null when it is not known.</summary>
    public static ToolPractice? Find(string tool)
    {
        var words = Words(tool);
        for (var length = words.Length; length > 0; length = words.LastIndexOf(' ', length - 1))
        {
            if (Names.TryGetValue(words[..length], out var practice))
            {
                return practice;
            }
        }

        return null;
    }

    private static string Words(string name)
    {
        var words = new StringBuilder();
        foreach (var character in name)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                words.Append(char.ToLowerInvariant(character));
            }
            else if (words.Length > 0 && words[^1] != ' ')
            {
                words.Append(' ');
            }
        }

        return words.ToString().TrimEnd();
    }

    private static Dictionary<string, ToolPractice> Table(params (ToolPractice Practice, string[] Names)[] rows) =>
        rows.SelectMany(row => row.Names.Select(name => (name, row.Practice))).ToDictionary(StringComparer.Ordinal);
}
