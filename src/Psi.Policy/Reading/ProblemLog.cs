namespace Psi.Policy.Reading;

/// <summary>Collects the mistakes of one file.</summary>
internal sealed class ProblemLog(string ruleId)
{
    /// <summary>A hostile file must not flood the build's output: mistakes beyond this number are only counted.</summary>
    public const int Most = 200;

    private readonly List<Problem> _problems = [];
    private int _count;

    public void Error(FileLocation location, string message) => Error(location, () => message);

    /// <summary>For a message that takes work to write.</summary>
    public void Error(FileLocation location, Func<string> message)
    {
        if (++_count <= Most)
        {
            _problems.Add(new Problem(ruleId, Severity.Error, location, message()));
        }
    }

    public IReadOnlyList<Problem> InFileOrder()
    {
        List<Problem> sorted = [.. _problems.OrderBy(problem => problem.Location)];
        if (_count > Most)
        {
            var file = new FileLocation(_problems[0].Location.Path);
            sorted.Add(new Problem(ruleId, Severity.Error, file, $"{_count - Most} more mistakes are not shown; fix these first"));
        }

        return sorted;
    }
}
