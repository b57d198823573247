using System.Data.Common;
using Psi.Manifest;
using Psi.Policy;
using Psi.Store.Tables;

namespace Psi.Store.Queries;

/// <summary>One row of an answer, column by column in its own type.</summary>
public sealed class Row
{
    private const string ChangedByOthers = "it was changed by something else than psi";

    private readonly DbDataReader _reader;

    internal Row(DbDataReader reader) => _reader = reader;

    public string Text(string column) => _reader.GetString(_reader.GetOrdinal(column));

    public string? TextOrNull(string column) => _reader.IsDBNull(_reader.GetOrdinal(column)) ? null : Text(column);

    public long Number(string column) => _reader.GetInt64(_reader.GetOrdinal(column));

    public long? NumberOrNull(string column) => _reader.IsDBNull(_reader.GetOrdinal(column)) ? null : Number(column);

    /// <exception cref="StoreException">It is too large for an <see cref="int"/>, or too small.</exception>
    public int SmallNumber(string column) =>
        Number(column) is >= int.MinValue and <= int.MaxValue and var number
            ? (int)number
            : throw new StoreException($"the store holds {Number(column)} as {column}, which is out of range; {ChangedByOthers}");

    public int? SmallNumberOrNull(string column) => NumberOrNull(column) is null ? null : SmallNumber(column);

    public double? RealOrNull(string column)
    {
        var ordinal = _reader.GetOrdinal(column);
        return _reader.IsDBNull(ordinal) ? null : _reader.GetDouble(ordinal);
    }

    public bool Truth(string column) => Number(column) != 0;

    public bool? TruthOrNull(string column) => NumberOrNull(column) is { } number ? number != 0 : null;

    /// <exception cref="StoreException">It is no time of an event, a run or a value.</exception>
    public DateTimeOffset? MeasureTimeOrNull(string column) => TextOrNull(column) is { } text ? MeasureTime.Parse(text) : null;

    /// <exception cref="StoreException">It is no word of this enum.</exception>
    public T Word<T>(string column)
        where T : struct, Enum =>
        ManifestWord.TryParse<T>(Text(column), out var value)
            ? value
            : throw new StoreException($"the store holds '{Text(column)}' as {column}, which this psi does not know; {ChangedByOthers}");

    public T? WordOrNull<T>(string column)
        where T : struct, Enum =>
        TextOrNull(column) is null ? null : Word<T>(column);

    /// <exception cref="StoreException">It is no date.</exception>
    public CalendarDate Date(string column) =>
        CalendarDate.TryParse(Text(column), out var date)
            ? date
            : throw new StoreException($"the store holds '{Text(column)}' as {column}, which is no date; {ChangedByOthers}");

    public CalendarDate? DateOrNull(string column) => TextOrNull(column) is null ? null : Date(column);

    public IReadOnlyList<string> List(string column) => (string[])JsonText.Read(Text(column), typeof(string[]));

    public IReadOnlyList<string>? ListOrNull(string column) => TextOrNull(column) is null ? null : List(column);

    public IReadOnlyList<IReadOnlyList<string>> Lists(string column) => (string[][])JsonText.Read(Text(column), typeof(string[][]));

    public IReadOnlyDictionary<string, string> Pairs(string column) =>
        (SortedDictionary<string, string>)JsonText.Read(Text(column), typeof(SortedDictionary<string, string>));
}
