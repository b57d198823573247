namespace Psi.Policy;

/// <summary>How strict something is, case by case; more is stricter.</summary>
/// <param name="Cases">The cases that are named, each with a number.</param>
/// <param name="Otherwise">The number of every other case.</param>
internal sealed record Strictness(IReadOnlyDictionary<string, int> Cases, int Otherwise = 0)
{
    /// <summary>Not strict in any case.</summary>
    public static Strictness None { get; } = new(new Dictionary<string, int>());

    /// <summary>The same in every case.</summary>
    public static Strictness Always(int strictness) => new(new Dictionary<string, int>(), strictness);

    /// <summary>The direction of a change from this to another.</summary>
    public ChangeDirection To(Strictness other) => Cases.Keys.Concat(other.Cases.Keys)
        .Select(name => other.In(name).CompareTo(In(name)))
        .Append(other.Otherwise.CompareTo(Otherwise))
        .Aggregate(ChangeDirection.SameWeight, (all, comparison) => all | comparison switch
        {
            > 0 => ChangeDirection.Stricter,
            < 0 => ChangeDirection.Looser,
            _ => ChangeDirection.SameWeight,
        });

    private int In(string name) => Cases.TryGetValue(name, out var strictness) ? strictness : Otherwise;
}
