using Psi.Inventory.Practices;

namespace Psi.Inventory.Services;

/// <summary>Names of security scanners that others make: a script that names one only runs it.</summary>
internal static class KnownScanners
{
    private static readonly string[] Others =
    [
        "anchore", "audit-ci", "bandit", "brakeman", "burp", "checkmarx", "clair", "conftest", "coverity", "cve-bin-tool", "defectdojo",
        "dependency-check", "dependencycheck", "detect-secrets", "dockle", "dustilock", "fortify", "git-secrets", "gosec", "grype",
        "hadolint", "horusec", "kics", "kube-bench", "kube-hunter", "kubescape", "mend", "microsoft-security-devops", "msdo", "nessus",
        "nikto", "nmap", "noseyparker", "npm audit", "nuclei", "openvas", "osv-scanner", "owasp zap", "pip-audit", "polaris", "prowler",
        "puma-scan", "roslynator", "safety check", "scorecard", "security code scan", "securitycodescan", "sqlmap",
        "syft", "sysdig", "talisman", "terrascan", "testssl", "tfsec", "veracode", "wapiti", "whispers", "xray", "yarn audit",
        "--vulnerable", "nugetaudit", "guarddog", "dotnet-retire", "retire.js", "snyk", "zaproxy",
    ];

    private static readonly PracticeKind[] Scanning =
    [
        PracticeKind.StaticAnalysis, PracticeKind.DependencyScanning, PracticeKind.SecretScanning, PracticeKind.DynamicAnalysis,
        PracticeKind.InfrastructureScanning,
    ];

    private static readonly string[] All =
    [
        .. PracticeCatalogue.All.Where(practice => Scanning.Contains(practice.Kind)).Select(practice => practice.Id), "sonarscanner",
        .. Others,
    ];

    // A script says early on what it runs, and a hostile one has no end.
    private const int MaximumLength = 256 * 1024;

    /// <summary>Whether a text names one of them, as a word of its own.</summary>
    public static bool AreNamedIn(string text)
    {
        var read = text.Length > MaximumLength ? text.Substring(0, MaximumLength) : text;
        return Array.Exists(All, name => IsNamedIn(read, name));
    }

    private static bool IsNamedIn(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0;
            at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }
}
