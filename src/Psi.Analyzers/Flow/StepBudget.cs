namespace Psi.Analyzers.Flow;

/// <summary>How many steps a judgement may still take. Code under analysis may be generated or hostile; a judgement gives up rather than run long.</summary>
internal sealed class StepBudget(int steps)
{
    private int _left = steps;

    public bool IsExhausted => _left < 0;

    /// <summary>Takes one step; false when there was none left.</summary>
    public bool Take()
    {
        if (_left >= 0)
        {
            _left--;
        }

        return _left >= 0;
    }

    public void Exhaust() => _left = -1;
}
