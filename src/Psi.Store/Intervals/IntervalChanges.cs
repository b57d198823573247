using Psi.Store.Tables;

namespace Psi.Store.Intervals;

/// <summary>What to change in a table so that it agrees with a manifest.</summary>
/// <param name="Close">Intervals that end now.</param>
/// <param name="Forget">Intervals that would end when they began: a second manifest of the same moment corrects the first.</param>
/// <param name="Open">Facts that hold from now on.</param>
/// <param name="Refresh">Intervals that go on, with other last-seen values.</param>
internal sealed record IntervalChanges(
    IReadOnlyList<long> Close,
    IReadOnlyList<OpenInterval> Forget,
    IReadOnlyList<Fact> Open,
    IReadOnlyList<(OpenInterval Before, Fact Fact)> Refresh)
{
    /// <summary>Numbers facts of the same key in the order they come in.</summary>
    public static IReadOnlyList<Fact> Number(FactTable table, IEnumerable<object?[]> rows)
    {
        var seen = new Dictionary<object?[], long>(new FirstValues(table.Key.Count));
        var facts = new List<Fact>();
        foreach (var row in rows)
        {
            var occurrence = seen.GetValueOrDefault(row) + 1;
            seen[row] = occurrence;
            facts.Add(new Fact(occurrence, row));
        }

        return facts;
    }

    /// <summary>Compares what holds with what a manifest, observed at <paramref name="now"/>, states. Linear in both.</summary>
    public static IntervalChanges Between(FactTable table, IReadOnlyList<OpenInterval> held, IReadOnlyList<Fact> observed, string now)
    {
        var byKey = new SameKey(new FirstValues(table.Key.Count));
        var rest = held.ToDictionary(interval => interval.Fact, byKey);
        List<OpenInterval> ended = [];
        List<Fact> open = [];
        List<(OpenInterval, Fact)> refresh = [];
        foreach (var fact in observed)
        {
            if (rest.Remove(fact, out var before) && IsSame(table.Key.Count, table.State.Count, before.Fact, fact))
            {
                if (!IsSame(table.Key.Count + table.State.Count, table.LastSeen.Count, before.Fact, fact))
                {
                    refresh.Add((before, fact));
                }

                continue;
            }

            if (before is not null)
            {
                ended.Add(before);
            }

            open.Add(fact);
        }

        var all = ended.Concat(rest.Values).OrderBy(interval => interval.Id).ToList();
        return new IntervalChanges(
            [.. all.Where(BeganEarlier).Select(interval => interval.Id)],
            [.. all.Where(interval => !BeganEarlier(interval))],
            open,
            refresh);

        bool BeganEarlier(OpenInterval interval) => string.CompareOrdinal(interval.ValidFrom, now) < 0;
    }

    private static bool IsSame(int from, int count, Fact left, Fact right) =>
        left.Values.AsSpan(from, count).SequenceEqual(right.Values.AsSpan(from, count));

    private sealed class FirstValues(int count) : IEqualityComparer<object?[]>
    {
        public bool Equals(object?[]? left, object?[]? right) => left.AsSpan(0, count).SequenceEqual(right.AsSpan(0, count));

        public int GetHashCode(object?[] values)
        {
            var hash = default(HashCode);
            foreach (var value in values.AsSpan(0, count))
            {
                hash.Add(value);
            }

            return hash.ToHashCode();
        }
    }

    private sealed class SameKey(FirstValues key) : IEqualityComparer<Fact>
    {
        public bool Equals(Fact? left, Fact? right) => left!.Occurrence == right!.Occurrence && key.Equals(left.Values, right.Values);

        public int GetHashCode(Fact fact) => HashCode.Combine(fact.Occurrence, key.GetHashCode(fact.Values));
    }
}
