namespace Psi.Policy;

/// <summary>What something weighs, case by case; more is stricter.</summary>
/// <param name="Cases">The weight of each case that is spoken of.</param>
/// <param name="Otherwise">The weight of every other case.</param>
internal sealed record Strictness(IReadOnlyDictionary<string, int> Cases, int Otherwise = 0)
{
    /// <summary>Nothing weighs anything.</summary>
    public static Strictness None { get; } = new(new Dictionary<string, int>());

    /// <summary>One weight, whatever the case.</summary>
    public static Strictness Always(int weight) => new(new Dictionary<string, int>(), weight);

    /// <summary>Which way it goes from these weights to others.</summary>
    public ChangeDirection To(Strictness other) => Cases.Keys.Concat(other.Cases.Keys)
        .Select(name => other.In(name).CompareTo(In(name)))
        .Append(other.Otherwise.CompareTo(Otherwise))
        .Aggregate(ChangeDirection.SameWeight, (all, comparison) => all | comparison switch
        {
            > 0 => ChangeDirection.Stricter,
            < 0 => ChangeDirection.Looser,
            _ => ChangeDirection.SameWeight,
        });

    private int In(string name) => Cases.TryGetValue(name, out var weight) ? weight : Otherwise;
}
