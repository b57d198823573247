using System.Text.Json;
using Microsoft.Data.Sqlite;
using Psi.Measures;
using Psi.Store.Queries;
using Psi.Store.Tables;

namespace Psi.Store.Sqlite;

/// <summary>
/// Writes events, each as all its files together tell it. What a file says of an event replaces what the file of the same path said of it
/// before, unless that was later by the origin's own word; what it no longer tells stays.
/// </summary>
internal sealed class EventWriter : IDisposable
{
    private readonly SqliteTransaction _transaction;
    private readonly IRowIds _ids;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _update;
    private readonly RowsOfInput _rows;
    private readonly HashSet<long> _toldByThisFile = [];
    private readonly Dictionary<long, EventLedger> _toldAgain = [];

    public EventWriter(SqliteTransaction transaction, IRowIds ids)
    {
        (_transaction, _ids) = (transaction, ids);
        string[] columns = [.. DeliveryEventTable.Instance.Values.Select(column => column.Name)];
        _insert = PreparedCommand.Insert(
            transaction, DeliveryEventTable.Instance.Name, columns, "ON CONFLICT (origin, kind, event_id) DO NOTHING RETURNING id");
        _find = PreparedCommand.Of(
            transaction,
            """
            SELECT e.*, i.path FROM delivery_event e JOIN source_input i ON i.id = e.input_id
            WHERE e.origin = $origin AND e.kind = $kind AND e.event_id = $event_id
            """,
            "$origin",
            "$kind",
            "$event_id");
        _update = PreparedCommand.Update(transaction, DeliveryEventTable.Instance.Name, columns);
        _rows = new RowsOfInput(transaction, "delivery_event", "is_united = 0");
    }

    /// <summary>Another file is read from now on.</summary>
    public void Begin()
    {
        _toldByThisFile.Clear();
        _toldAgain.Clear();
    }

    /// <summary>Writes what the file tells of an event.</summary>
    public void Write(DeliveryEvent happened, InputOfFile input)
    {
        var values = ValuesOf(new ToldEvent(happened, input.Id));
        if (_insert.With(values).ExecuteScalar() is long made)
        {
            _toldByThisFile.Add(made);
            return;
        }

        var known = Find(values);
        if (!_toldByThisFile.Add(known.Id))
        {
            TakeAgain(known, happened, input);
        }
        else if (!known.Told.IsUnited && known.Path == input.Input.Path && !IsLater(known.Told.Event, happened))
        {
            Update(known.Id, values);
        }
        else if (!Unite(known, happened, input))
        {
            // The file may go on to tell something newer, and then both are one telling.
            _toldAgain.Add(known.Id, new EventLedger());
            _toldAgain[known.Id].Add(happened);
        }
    }

    /// <summary>
    /// The file is read. An event that it told several times is written as it told it last, and what the same file told before, when it was
    /// read in another way, is gone.
    /// </summary>
    public void End(InputOfFile input)
    {
        foreach (var (id, told) in _toldAgain)
        {
            var happened = told.All.Single();
            Unite(Find(ValuesOf(new ToldEvent(happened, input.Id))), happened, input);
        }

        if (input.IsKnown)
        {
            TakeBackTellings(input);
            _rows.Delete(input.Id, except: _toldByThisFile);
        }
    }

    public void Dispose()
    {
        _insert.Dispose();
        _find.Dispose();
        _update.Dispose();
        _rows.Dispose();
    }

    // However often a file tells an event, it is written once more, when the file is read.
    private void TakeAgain(KnownEvent known, DeliveryEvent happened, InputOfFile input)
    {
        if (!_toldAgain.TryGetValue(known.Id, out var told))
        {
            _toldAgain.Add(known.Id, told = new EventLedger());
            foreach (var telling in TellingsOf(known).Where(telling => telling.InputId == input.Id))
            {
                told.Add(telling.Event);
            }
        }

        told.Add(happened);
    }

    // False when the file of the same path said something later before: what it says now then counts for nothing, as if it had come first.
    private bool Unite(KnownEvent known, DeliveryEvent happened, InputOfFile input)
    {
        var tellings = TellingsOf(known);
        tellings.RemoveAll(telling => telling.InputId == input.Id
            || (telling.Path == input.Input.Path && !IsLater(telling.Event, happened)));
        var isCurrent = !tellings.Exists(telling => telling.Path == input.Input.Path);
        var text = Serialize(happened);
        if (isCurrent && !tellings.Exists(telling => Serialize(telling.Event) == text))
        {
            tellings.Add(new Telling(input.Id, input.Input.Path, happened));
        }

        Keep(known.Id, tellings);
        return isCurrent;
    }

    // Of events that other files tell too, what the file told when it was read in another way is gone.
    private void TakeBackTellings(InputOfFile input)
    {
        List<long> told = [];
        using (var select = PreparedCommand.Of(
            _transaction, "SELECT DISTINCT event_id FROM event_telling WHERE input_id = $input_id", "$input_id"))
        using (var reader = select.With(input.Id).ExecuteReader())
        {
            while (reader.Read())
            {
                told.Add(reader.GetInt64(0));
            }
        }

        foreach (var id in told.Where(id => !_toldByThisFile.Contains(id)))
        {
            var tellings = TellingsOf(id);
            tellings.RemoveAll(telling => telling.InputId == input.Id);
            Keep(id, tellings);
        }
    }

    private void Keep(long id, List<Telling> tellings)
    {
        var ledger = new EventLedger();
        foreach (var telling in tellings)
        {
            ledger.Add(telling.Event);
        }

        var isUnited = tellings.Count > 1;
        Update(id, ValuesOf(new ToldEvent(ledger.All.Single(), tellings[^1].InputId, isUnited)));
        Run("DELETE FROM event_telling WHERE event_id = $event_id", ("$event_id", id));
        foreach (var telling in isUnited ? tellings : [])
        {
            Run(
                "INSERT INTO event_telling (event_id, input_id, telling) VALUES ($event_id, $input_id, $telling)",
                ("$event_id", id),
                ("$input_id", telling.InputId),
                ("$telling", Serialize(telling.Event)));
        }
    }

    private KnownEvent Find(object?[] values)
    {
        using var reader = _find.With(values[0], values[1], values[2]).ExecuteReader();
        reader.Read();
        var row = new Row(reader);
        return new KnownEvent(
            row.Number("id"),
            row.Text("path"),
            new ToldEvent(StoredMaterial.EventOf(row), row.Number("input_id"), row.Truth("is_united")));
    }

    private List<Telling> TellingsOf(KnownEvent known) =>
        known.Told.IsUnited ? TellingsOf(known.Id) : [new Telling(known.Told.InputId, known.Path, known.Told.Event)];

    private List<Telling> TellingsOf(long id)
    {
        using var select = PreparedCommand.Of(
            _transaction,
            """
            SELECT t.input_id, i.path, t.telling FROM event_telling t JOIN source_input i ON i.id = t.input_id
            WHERE t.event_id = $event_id ORDER BY t.input_id, t.telling
            """,
            "$event_id");
        using var reader = select.With(id).ExecuteReader();
        List<Telling> tellings = [];
        while (reader.Read())
        {
            tellings.Add(new Telling(
                reader.GetInt64(0), reader.GetString(1), JsonSerializer.Deserialize<DeliveryEvent>(reader.GetString(2))!));
        }

        return tellings;
    }

    private object?[] ValuesOf(ToldEvent told) => [.. DeliveryEventTable.Instance.Values.Select(column => column.Read(told, _ids))];

    private void Update(long id, object?[] values) => _update.Run([.. values, id]);

    private void Run(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        string[] names = new string[parameters.Length];
        object?[] values = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            (names[i], values[i]) = parameters[i];
        }

        using var command = PreparedCommand.Of(_transaction, sql, names);
        command.Run(values);
    }

    private static bool IsLater(DeliveryEvent left, DeliveryEvent right) => left.Updated > right.Updated;

    private static string Serialize(DeliveryEvent happened) => JsonSerializer.Serialize(happened);

    private sealed record KnownEvent(long Id, string Path, ToldEvent Told);

    private sealed record Telling(long InputId, string Path, DeliveryEvent Event);
}
