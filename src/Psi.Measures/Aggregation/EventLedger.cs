namespace Psi.Measures;

/// <summary>
/// Events as several files tell them. Told again, an event is the same one: what a later telling says replaces what an earlier one said,
/// property by property, and what it does not say stays. The order of the files does not matter.
/// </summary>
public sealed class EventLedger
{
    private readonly Dictionary<(string Origin, EventKind Kind, string Id), Tellings> _events = [];

    /// <summary>How many different events there are.</summary>
    public int Count => _events.Count;

    /// <summary>The events as they are known now, sorted by kind, origin and id.</summary>
    public IReadOnlyList<DeliveryEvent> All =>
    [
        .. _events.Values.Select(tellings => tellings.United)
            .OrderBy(happened => happened.Kind)
            .ThenBy(happened => happened.Origin, StringComparer.Ordinal)
            .ThenBy(happened => happened.Id, StringComparer.Ordinal),
    ];

    /// <summary>Takes a telling.</summary>
    public void Add(DeliveryEvent telling)
    {
        ref var tellings = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
            _events, (telling.Origin, telling.Kind, telling.Id), out _);
        tellings = tellings.With(telling);
    }

    /// <summary>Takes all of another one's.</summary>
    public void Add(EventLedger other)
    {
        foreach (var telling in other._events.Values.SelectMany(tellings => tellings.All))
        {
            Add(telling);
        }
    }

    // Nearly every event is told once, so a set is only made for the second telling.
    private readonly record struct Tellings(DeliveryEvent? First, Dictionary<string, DeliveryEvent>? More)
    {
        public IEnumerable<DeliveryEvent> All => More?.Values ?? (First is null ? Enumerable.Empty<DeliveryEvent>() : [First]);

        public DeliveryEvent United => More is null ? First! : EventTelling.Unite(More);

        public Tellings With(DeliveryEvent telling)
        {
            if (First is null)
            {
                return new(telling, null);
            }

            // By what they say, so that a file that tells an event a million times takes no longer than one of a million events.
            var more = More ?? new(StringComparer.Ordinal) { [EventTelling.Text(First)] = First };
            more.TryAdd(EventTelling.Text(telling), telling);
            return this with { More = more };
        }
    }
}
