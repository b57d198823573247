namespace Psi.Analyzers.Flow;

/// <summary>
/// How many steps an analysis may still take. The code may be generated or hostile, so an analysis gives up rather than run for long.
/// </summary>
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
