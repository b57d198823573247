using System.Data.Common;
using Psi.Insights.CommandLine;
using Psi.Insights.Store;
using Psi.Policy;

namespace Psi.Insights.Report.Queries;

/// <summary>One row of an answer, column by column in its own type.</summary>
internal sealed class Row(DbDataReader reader)
{
    public string Text(string column) => reader.GetString(reader.GetOrdinal(column));

    public string? TextOrNull(string column) => reader.IsDBNull(reader.GetOrdinal(column)) ? null : Text(column);

    public long Number(string column) => reader.GetInt64(reader.GetOrdinal(column));

    public long? NumberOrNull(string column) => reader.IsDBNull(reader.GetOrdinal(column)) ? null : Number(column);

    public double? RealOrNull(string column) => reader.IsDBNull(reader.GetOrdinal(column)) ? null : reader.GetDouble(reader.GetOrdinal(column));

    public bool Truth(string column) => Number(column) != 0;

    public T Word<T>(string column)
        where T : struct, Enum =>
        EnumWord.TryParse<T>(Text(column), out var value)
            ? value
            : throw new StoreException($"the store holds '{Text(column)}' as {column}, which this psi does not know; it was changed by something else than psi");

    public CalendarDate Date(string column) =>
        CalendarDate.TryParse(Text(column), out var date)
            ? date
            : throw new StoreException($"the store holds '{Text(column)}' as {column}, which is no date; it was changed by something else than psi");

    public CalendarDate? DateOrNull(string column) => TextOrNull(column) is null ? null : Date(column);

    public IReadOnlyList<string> List(string column) => JsonText.ReadList(Text(column));

    /// <summary>The place that the columns <c>file</c> and <c>line</c> name.</summary>
    public FileLocation Place() => new(Text("file"), (int)(NumberOrNull("line") ?? 0));
}
