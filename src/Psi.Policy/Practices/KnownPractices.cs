namespace Psi.Policy;

/// <summary>The tools and ways of working that a policy may ask for: single ones, and any of a kind.</summary>
public static class KnownPractices
{
    /// <summary>The one that has a date.</summary>
    public const string ThreatModel = "threat-model";

    /// <summary>The kinds of which any one is enough, each with its practices.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Kinds { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["static-analysis"] = ["codeql", "semgrep", "sonar"],
            ["dependency-scanning"] = ["dependabot", "dependency-review", "renovate", "snyk"],
            ["secret-scanning"] = ["gitleaks", "trufflehog"],
            ["dynamic-analysis"] = ["zap"],
            ["infrastructure-scanning"] = ["checkov", "trivy"],
        };

    /// <summary>The practices that belong to none of these kinds.</summary>
    public static IReadOnlyList<string> Others { get; } =
    [
        "central-package-management", "ci-build-with-tests", "codeowners", "lock-files", "package-source-mapping", "sbom",
        "security-policy", "signing", ThreatModel,
    ];

    /// <summary>Every word that a policy may use, sorted.</summary>
    public static IReadOnlyList<string> Words { get; } =
        [.. Kinds.Keys.Concat(Kinds.Values.SelectMany(ids => ids)).Concat(Others).OrderBy(id => id, StringComparer.Ordinal)];

    /// <summary>The practices that satisfy a word: those of the kind, or the practice itself.</summary>
    public static IReadOnlyList<string> Satisfying(string word) => Kinds.TryGetValue(word, out var ids) ? ids : [word];
}
