namespace Psi.Inventory.Services;

/// <summary>Tells from its name that a script looks for weaknesses.</summary>
internal static class ScannerName
{
    private static readonly HashSet<string> Subjects = new(
        ["security", "vulnerability", "vulnerabilities", "vuln", "vulns", "sast", "dast", "secret", "secrets", "pentest"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Activities = new(
        ["scan", "scans", "scanner", "scanning", "check", "checks", "checker", "test", "tests", "tester", "audit", "auditor"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the name of the file, or of the project, has a word of each kind.</summary>
    /// <param name="path">With <c>/</c>.</param>
    public static bool IsOf(string path)
    {
        var name = RepositoryPath.FileNameOf(path);
        var words = Words(WithoutExtension(name)).Take(20).ToList();
        return words.Exists(Subjects.Contains) && words.Exists(Activities.Contains);
    }

    // What follows the last dot of a project's folder, as in Contoso.SecurityScanner, is no extension.
    private static string WithoutExtension(string name) =>
        name.LastIndexOf('.') is > 0 and var dot && name.Length - dot <= 7 && name.Skip(dot + 1).All(character => !char.IsUpper(character))
            ? name.Substring(0, dot)
            : name;

    // security-scan, security_scan, SecurityScan
    private static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var at = 0; at <= name.Length; at++)
        {
            var isEnd = at == name.Length || !char.IsLetterOrDigit(name[at]);
            if (!isEnd && !(at > start && char.IsUpper(name[at]) && char.IsLower(name[at - 1])))
            {
                continue;
            }

            if (at > start)
            {
                yield return name.Substring(start, at - start);
            }

            start = isEnd ? at + 1 : at;
        }
    }
}
