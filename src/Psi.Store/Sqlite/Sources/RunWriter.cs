using Microsoft.Data.Sqlite;
using Psi.Measures;
using Psi.Store.Tables;

namespace Psi.Store.Sqlite;

/// <summary>Writes the runs of tools: those of a file that is read again replace those it told before.</summary>
internal sealed class RunWriter(SqliteTransaction transaction, IRowIds ids) : IDisposable
{
    private readonly SqliteCommand _forget = PreparedCommand.Of(
        transaction, "DELETE FROM tool_run WHERE input_id = $input_id", "$input_id");

    private readonly SqliteCommand _insert = PreparedCommand.Insert(
        transaction, ToolRunTable.Instance.Name, [.. ToolRunTable.Instance.Values.Select(column => column.Name)]);

    /// <summary>Another file is read from now on.</summary>
    public void Begin(InputOfFile input) => _forget.Run(input.Id);

    /// <summary>Writes a run.</summary>
    public void Write(ToolRun run, InputOfFile input)
    {
        var told = new ToldRun(run, run.RanAt ?? input.ReadAt, input.Id);
        _insert.Run([.. ToolRunTable.Instance.Values.Select(column => column.Read(told, ids))]);
    }

    public void Dispose()
    {
        _forget.Dispose();
        _insert.Dispose();
    }
}
