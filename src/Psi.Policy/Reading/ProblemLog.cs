namespace Psi.Policy.Reading;

/// <summary>Collects the mistakes of one file.</summary>
internal sealed class ProblemLog(string ruleId)
{
    private readonly List<Problem> _problems = [];

    public void Error(FileLocation location, string message) => _problems.Add(new Problem(ruleId, Severity.Error, location, message));

    public IReadOnlyList<Problem> InFileOrder() => [.. _problems.OrderBy(problem => problem.Location.Line).ThenBy(problem => problem.Location.Column)];
}
