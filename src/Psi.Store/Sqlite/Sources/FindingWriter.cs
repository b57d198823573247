using Microsoft.Data.Sqlite;
using Psi.Measures;
using Psi.Store.Queries;
using Psi.Store.Tables;

namespace Psi.Store.Sqlite;

/// <summary>
/// Writes findings, each once. The later run says what became of it; what a file says replaces what the file of the same path said before.
/// </summary>
internal sealed class FindingWriter : IDisposable
{
    private readonly IRowIds _ids;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _update;
    private readonly RowsOfInput _rows;
    private readonly HashSet<long> _toldByThisFile = [];

    public FindingWriter(SqliteTransaction transaction, IRowIds ids)
    {
        _ids = ids;
        string[] columns = [.. ToolFindingTable.Instance.Values.Select(column => column.Name)];
        _insert = PreparedCommand.Insert(
            transaction, ToolFindingTable.Instance.Name, columns, "ON CONFLICT (identity) DO NOTHING RETURNING id");
        _find = PreparedCommand.Of(
            transaction,
            """
            SELECT f.*, s.tool, s.product_id, s.repository, s.scope, s.path AS series_path, i.path
            FROM tool_finding f JOIN tool_series s ON s.id = f.series_id JOIN source_input i ON i.id = f.input_id
            WHERE f.identity = $identity
            """,
            "$identity");
        _update = PreparedCommand.Update(transaction, ToolFindingTable.Instance.Name, columns);
        _rows = new RowsOfInput(transaction, ToolFindingTable.Instance.Name);
    }

    /// <summary>Another file is read from now on.</summary>
    public void Begin() => _toldByThisFile.Clear();

    /// <summary>Writes what a file tells of a finding.</summary>
    public void Write(ToolFinding finding, InputOfFile input)
    {
        var seenAt = finding.SeenAt ?? input.ReadAt;
        var facts = FindingFacts.Of(finding with { SeenAt = seenAt });
        var told = new ToldFinding(finding, facts, input.Id);
        if (_insert.With(ValuesOf(told)).ExecuteScalar() is long made)
        {
            _toldByThisFile.Add(made);
            return;
        }

        var (id, inputId, path, known) = Find(told.Identity);
        var isFirst = _toldByThisFile.Add(id);
        if (isFirst && inputId == input.Id && known.LastSeen != seenAt)
        {
            // The same content, of which it is now said that it is of another time: the time it had before is nobody's.
            known = known with { LastSeen = seenAt, FirstSeen = known.FirstSeen == known.LastSeen ? facts.FirstSeen : known.FirstSeen };
        }

        if (known.LastSeen > seenAt)
        {
            OnlyTimes(id, known.And(facts));
            return;
        }

        var united = isFirst && path == input.Input.Path ? facts.Since(known) : known.And(facts);
        _update.Run([.. ValuesOf(told with { Facts = united }), id]);
    }

    /// <summary>The file is read: what the same file told before, when it was read in another way, is gone.</summary>
    public void End(InputOfFile input)
    {
        if (input.IsKnown)
        {
            _rows.Delete(input.Id, except: _toldByThisFile);
        }
    }

    public void Dispose()
    {
        _rows.Dispose();
        _insert.Dispose();
        _find.Dispose();
        _update.Dispose();
    }

    private (long Id, long InputId, string Path, FindingFacts Facts) Find(string identity)
    {
        using var reader = _find.With(identity).ExecuteReader();
        reader.Read();
        var row = new Row(reader);
        return (row.Number("id"), row.Number("input_id"), row.Text("path"), StoredMaterial.FactsOf(row));
    }

    // An earlier run than the one that says what the finding is now.
    private void OnlyTimes(long id, FindingFacts facts)
    {
        using var command = PreparedCommand.Of(
            _update.Transaction!,
            "UPDATE tool_finding SET first_seen = $first_seen, told_fixed_at = $told_fixed_at WHERE id = $id",
            "$first_seen",
            "$told_fixed_at",
            "$id");
        command.Run(MeasureTime.Of(facts.FirstSeen), MeasureTime.Of(facts.FixedAt), id);
    }

    private object?[] ValuesOf(ToldFinding told) => [.. ToolFindingTable.Instance.Values.Select(column => column.Read(told, _ids))];
}
