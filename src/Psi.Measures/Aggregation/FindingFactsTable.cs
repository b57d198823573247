using System.Runtime.InteropServices;

namespace Psi.Measures;

/// <summary>
/// Facts by finding, in little memory: times and series are held once, and the table is in parts, of which only one at a time grows.
/// </summary>
internal sealed class FindingFactsTable
{
    private const int PartCount = 256;
    private const int None = -1;

    // With the part, 72 bits of the key: two of ten million findings meet with a chance of one in 10^8.
    private readonly Dictionary<ulong, Packed>[] _parts = [.. Enumerable.Range(0, PartCount).Select(_ => new Dictionary<ulong, Packed>())];
    private readonly Numbered<DateTimeOffset> _times = new();
    private readonly Numbered<ToolSeries> _series = new();

    public int Count => _parts.Sum(part => part.Count);

    public IEnumerable<FindingFacts> All => _parts.SelectMany(part => part.Values.Select(Unpack));

    public IEnumerable<(UInt128 Key, FindingFacts Facts)> Entries => _parts.SelectMany(
        (part, number) => part.Select(entry => (new UInt128(entry.Key, (ulong)number), Unpack(entry.Value))));

    public void Add(UInt128 key, FindingFacts facts)
    {
        ref var packed = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _parts[(int)(key & (PartCount - 1))], (ulong)(key >> 64), out var isKnown);
        packed = Pack(isKnown ? Unpack(packed).And(facts) : facts);
    }

    public FindingFactsTable Copy()
    {
        var copy = new FindingFactsTable();
        foreach (var (key, facts) in Entries)
        {
            copy.Add(key, facts);
        }

        return copy;
    }

    private Packed Pack(FindingFacts facts) => new(
        (byte)facts.Practice,
        (byte)facts.Severity,
        (byte)facts.State,
        NumberOf(facts.FirstSeen),
        NumberOf(facts.LastSeen),
        NumberOf(facts.FixedAt),
        facts.Series is { } series ? _series.Of(series) : None);

    private FindingFacts Unpack(Packed packed) => new(
        (ToolPractice)packed.Practice,
        (FindingSeverity)packed.Severity,
        (FindingState)packed.State,
        TimeOf(packed.FirstSeen),
        TimeOf(packed.LastSeen),
        TimeOf(packed.FixedAt))
    {
        Series = packed.Series == None ? null : _series[packed.Series],
    };

    private int NumberOf(DateTimeOffset? time) => time is { } known ? _times.Of(known) : None;

    private DateTimeOffset? TimeOf(int number) => number == None ? null : _times[number];

    private readonly record struct Packed(
        byte Practice, byte Severity, byte State, int FirstSeen, int LastSeen, int FixedAt, int Series);

    /// <summary>Values by number; of all findings of a run most are the same.</summary>
    private sealed class Numbered<T>
        where T : notnull
    {
        private readonly Dictionary<T, int> _numbers = [];
        private readonly List<T> _values = [];

        public T this[int number] => _values[number];

        public int Of(T value)
        {
            if (!_numbers.TryGetValue(value, out var number))
            {
                _numbers.Add(value, number = _values.Count);
                _values.Add(value);
            }

            return number;
        }
    }
}
