using System.Security.Cryptography;
using System.Text;
using Psi.Insights.CommandLine;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Diagnostics;

/// <summary>The diagnostics of a check as SARIF 2.1.0, for code scanning.</summary>
/// <seealso href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"/>
internal static class DiagnosticSarif
{
    /// <summary>The most results that GitHub accepts in one run.</summary>
    private const int MaximumResults = 25_000;

    /// <summary>The text of the log.</summary>
    public static string Of(DiagnosticReport report, string toolVersion)
    {
        var rules = report.Diagnostics
            .Select(diagnostic => diagnostic.RuleId)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
        return ReadableJson.Of(new Dictionary<string, object>
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new[]
            {
                new
                {
                    Tool = new
                    {
                        Driver = new
                        {
                            Name = "psi",
                            Version = toolVersion,
                            Rules = rules.Select(rule => new { Id = rule, HelpUri = report.HelpOf(rule) }),
                        },
                    },
                    ColumnKind = "utf16CodeUnits",
                    // Errors first, in case there are more than GitHub accepts.
                    Results = report.Diagnostics.OrderByDescending(diagnostic => diagnostic.Severity)
                        .Take(MaximumResults)
                        .Select(diagnostic => Result(diagnostic, report.ProjectsOf(diagnostic), rules, occurrences))
                        .ToList(),
                },
            },
        });
    }

    private static object Result(
        CheckDiagnostic diagnostic, IReadOnlyList<string> projects, List<string> rules, Dictionary<string, int> occurrences) => new
        {
            diagnostic.RuleId,
            RuleIndex = rules.IndexOf(diagnostic.RuleId),
            Level = diagnostic.Severity == Severity.Error ? "error" : "warning",
            Message = new { Text = diagnostic.Message },
            Locations = new[]
        {
            new
            {
                PhysicalLocation = new
                {
                    ArtifactLocation = new
                    {
                        Uri = Uri.EscapeDataString(diagnostic.At.Path).Replace("%2F", "/", StringComparison.Ordinal),
                        UriBaseId = "%SRCROOT%",
                    },
                    Region = diagnostic.At.Line > 0
                        ? new { StartLine = diagnostic.At.Line, StartColumn = Math.Max(1, diagnostic.At.Column) }
                        : null,
                },
            },
        },
            PartialFingerprints = new Dictionary<string, string> { ["psi/v1"] = Fingerprint(diagnostic, occurrences) },
            Properties = projects.Count > 0 ? new { Projects = projects } : null,
        };

    // Lines move, but rule, file and message stay. Equal ones are numbered.
    private static string Fingerprint(CheckDiagnostic diagnostic, Dictionary<string, int> occurrences)
    {
        var basis = $"{diagnostic.RuleId}\n{diagnostic.At.Path}\n{diagnostic.Message}";
        occurrences[basis] = occurrences.GetValueOrDefault(basis) + 1;
        return $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(basis)))[..32]}:{occurrences[basis]}";
    }
}
