using Psi.Manifest;
using Psi.Policy;

namespace Psi.Store.Tables;

/// <summary>Makes columns that are read from a <typeparamref name="TRow"/>. A table names them by <c>using static</c>.</summary>
/// <typeparam name="TRow">What a row of the table is made of.</typeparam>
internal static class Columns<TRow>
{
    public static Column<TRow> Text(string name, Func<TRow, string> read) => new(name, ColumnKind.Text, (row, _) => read(row));

    public static Column<TRow> TextOrNull(string name, Func<TRow, string?> read) =>
        new(name, ColumnKind.Text, (row, _) => read(row)) { IsOptional = true };

    public static Column<TRow> Number(string name, Func<TRow, long> read) =>
        new(name, ColumnKind.WholeNumber, (row, _) => read(row));

    public static Column<TRow> NumberOrNull(string name, Func<TRow, long?> read) =>
        new(name, ColumnKind.WholeNumber, (row, _) => read(row)) { IsOptional = true };

    public static Column<TRow> Real(string name, Func<TRow, double> read) => new(name, ColumnKind.RealNumber, (row, _) => read(row));

    public static Column<TRow> RealOrNull(string name, Func<TRow, double?> read) =>
        new(name, ColumnKind.RealNumber, (row, _) => read(row)) { IsOptional = true };

    public static Column<TRow> Truth(string name, Func<TRow, bool> read) =>
        new(name, ColumnKind.Truth, (row, _) => read(row) ? 1L : 0L);

    public static Column<TRow> TruthOrNull(string name, Func<TRow, bool?> read) =>
        new(name, ColumnKind.Truth, (row, _) => read(row) is { } value ? value ? 1L : 0L : null) { IsOptional = true };

    public static Column<TRow> Day(string name, Func<TRow, CalendarDate> read) =>
        new(name, ColumnKind.Day, (row, _) => read(row).ToString());

    public static Column<TRow> DayOrNull(string name, Func<TRow, CalendarDate?> read) =>
        new(name, ColumnKind.Day, (row, _) => read(row)?.ToString()) { IsOptional = true };

    public static Column<TRow> Time(string name, Func<TRow, string> read) => new(name, ColumnKind.Time, (row, _) => read(row));

    public static Column<TRow> TimeOrNull(string name, Func<TRow, string?> read) =>
        new(name, ColumnKind.Time, (row, _) => read(row)) { IsOptional = true };

    public static Column<TRow> Json(string name, Func<TRow, string> read) => new(name, ColumnKind.Json, (row, _) => read(row));

    public static Column<TRow> Word<TEnum>(string name, Func<TRow, TEnum> read)
        where TEnum : struct, Enum =>
        new(name, ColumnKind.Word, (row, _) => ManifestWord.Of(read(row))) { Words = [.. Enum.GetValues<TEnum>().Select(ManifestWord.Of)] };

    /// <summary>The line of a place in a file; NULL for the whole file.</summary>
    public static Column<TRow> Line(string name, Func<TRow, FileLocation?> read) =>
        NumberOrNull(name, row => read(row) is { Line: > 0 } place ? place.Line : null);

    /// <summary>The id of a row that is stored once and shared.</summary>
    public static Column<TRow> Shared<TValue>(string name, SharedTable<TValue> table, Func<TRow, TValue> read) =>
        new(name, ColumnKind.WholeNumber, (row, ids) => ids.Of(table, read(row))) { References = new(table.Name) };

    /// <inheritdoc cref="Shared"/>
    public static Column<TRow> SharedOrNull<TValue>(string name, SharedTable<TValue> table, Func<TRow, TValue?> read)
        where TValue : class =>
        new(name, ColumnKind.WholeNumber, (row, ids) => read(row) is { } value ? ids.Of(table, value) : null)
        {
            References = new(table.Name),
            IsOptional = true,
        };
}
