using Psi.Policy;

namespace Psi.Insights.CommandLine;

/// <summary>A mistake of a file as one line, as compilers write it.</summary>
internal static class ProblemLine
{
    public static string Of(Problem problem) => $"{problem.Location}: {EnumWord.Of(problem.Severity)} {problem.RuleId}: {problem.Message}";
}
