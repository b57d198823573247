using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.CommandLine;

/// <summary>A problem as one line, in the form that compilers use.</summary>
internal static class ProblemLine
{
    public static string Of(Problem problem) =>
        $"{problem.Location}: {ManifestWord.Of(problem.Severity)} {problem.RuleId}: {problem.Message}";
}
