namespace Psi.Measures;

/// <summary>How many of how many.</summary>
public readonly record struct Share(int Numerator, int Denominator)
{
    /// <summary>Those that fulfil a condition, of all.</summary>
    public static Share Of<T>(IReadOnlyCollection<T> all, Func<T, bool> condition) => new(all.Count(condition), all.Count);
}
