using Microsoft.Data.Sqlite;
using Psi.Measures;
using Psi.Store.Tables;

namespace Psi.Store.Sqlite;

/// <summary>
/// Writes values. What a file says of a measure at a time replaces what the file of the same path said of it before; other times stay.
/// </summary>
internal sealed class ValueWriter : IDisposable
{
    private readonly IRowIds _ids;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _forget;
    private readonly SqliteCommand _forgetFile;
    private readonly SqliteCommand _find;
    private readonly HashSet<ToldTime> _toldByThisFile = [];
    private bool _isNewPath;

    public ValueWriter(SqliteTransaction transaction, IRowIds ids)
    {
        _ids = ids;
        _insert = PreparedCommand.Insert(
            transaction, MeasuredValueTable.Instance.Name, [.. MeasuredValueTable.Instance.Values.Select(column => column.Name)]);
        _forget = PreparedCommand.Of(
            transaction,
            """
            DELETE FROM measured_value
            WHERE measure = $measure AND product_id IS NOT DISTINCT FROM $product_id AND at_time = $at_time
              AND repository IS NOT DISTINCT FROM $repository AND series IS NOT DISTINCT FROM $series
              AND from_time IS NOT DISTINCT FROM $from_time
              AND input_id IN (SELECT id FROM source_input WHERE path = $path)
            """,
            "$measure",
            "$product_id",
            "$at_time",
            "$repository",
            "$series",
            "$from_time",
            "$path");
        _forgetFile = PreparedCommand.Of(transaction, "DELETE FROM measured_value WHERE input_id = $input_id", "$input_id");
        _find = PreparedCommand.Of(
            transaction,
            "SELECT 1 FROM measured_value WHERE input_id IN (SELECT id FROM source_input WHERE path = $path) LIMIT 1",
            "$path");
    }

    /// <summary>Another file is read from now on.</summary>
    public void Begin(InputOfFile input)
    {
        _toldByThisFile.Clear();
        _forgetFile.Run(input.Id);
        _isNewPath = _find.With(input.Input.Path).ExecuteScalar() is null;
    }

    /// <summary>Writes a value.</summary>
    public void Write(MeasuredValue value, InputOfFile input)
    {
        if (!_isNewPath && _toldByThisFile.Add(ToldTime.Of(value)))
        {
            _forget.Run(
                value.Measure,
                value.Product,
                MeasureTime.Of(value.At),
                value.Repository,
                value.Series,
                MeasureTime.Of(value.From),
                input.Input.Path);
        }

        var told = new ToldValue(value, input.Id);
        _insert.Run([.. MeasuredValueTable.Instance.Values.Select(column => column.Read(told, _ids))]);
    }

    public void Dispose()
    {
        _insert.Dispose();
        _forget.Dispose();
        _forgetFile.Dispose();
        _find.Dispose();
    }

    private readonly record struct ToldTime(
        string Measure, string? Product, string? Repository, string? Series, DateTimeOffset? From, DateTimeOffset At)
    {
        public static ToldTime Of(MeasuredValue value) =>
            new(value.Measure, value.Product, value.Repository, value.Series, value.From, value.At);
    }
}
