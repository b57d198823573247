using Microsoft.Data.Sqlite;
using Psi.Measures;
using Psi.Store.Tables;

namespace Psi.Store.Sqlite;

/// <summary>Writes the runs of tools: those of a file that is read again replace those it told before.</summary>
internal sealed class RunWriter(SqliteTransaction transaction, IRowIds ids) : IDisposable
{
    private readonly SqliteCommand _forget = PreparedCommand.Of(
        transaction,
        "DELETE FROM tool_run WHERE input_id = $input_id",
        "$input_id");

    private readonly SqliteCommand _insert = PreparedCommand.Insert(
        transaction, ToolRunTable.Instance.Name, [.. ToolRunTable.Instance.Values.Select(column => column.Name)], "RETURNING id");

    private readonly Dictionary<string, TakenRun> _ofThisFile = new(StringComparer.Ordinal);

    /// <summary>Another file is read from now on.</summary>
    public void Begin(InputOfFile input)
    {
        _ofThisFile.Clear();
        _forget.Run(input.Id);
    }

    /// <summary>Writes a run.</summary>
    public void Write(ToolRun run, InputOfFile input)
    {
        var series = SeriesOf(run.Tool, run.Product, run.Repository, run.Scope, input);
        var ranAt = run.RanAt ?? input.ReadAt;
        var told = new ToldRun(run, series, ranAt, input.Id);
        var id = (long)_insert.With([.. ToolRunTable.Instance.Values.Select(column => column.Read(told, ids))]).ExecuteScalar()!;
        _ofThisFile[run.Tool] = new TakenRun(id, series, ranAt);
    }

    /// <summary>The run that a finding of this file is of: the last one of its tool. Its file alone where none is told.</summary>
    public TakenRun Of(ToolFinding finding, InputOfFile input)
    {
        var run = _ofThisFile.GetValueOrDefault(finding.Tool)
            ?? new TakenRun(null, SeriesOf(finding.Tool, finding.Product, finding.Repository, null, input), input.ReadAt);
        // A file may tell of several products, and its run of one or of nobody.
        return run with { Series = run.Series with { Product = finding.Product, Repository = finding.Repository } };
    }

    public void Dispose()
    {
        _forget.Dispose();
        _insert.Dispose();
    }

    private static ToolSeries SeriesOf(string tool, string? product, string? repository, string? scope, InputOfFile input) =>
        new(tool, product, repository, scope, scope is null ? input.Input.Path : null);
}

/// <summary>A run that was written.</summary>
/// <param name="Id">Its row; null when its tool told of none.</param>
/// <param name="Series">What it is a run of.</param>
/// <param name="RanAt">When.</param>
internal sealed record TakenRun(long? Id, ToolSeries Series, DateTimeOffset RanAt);
