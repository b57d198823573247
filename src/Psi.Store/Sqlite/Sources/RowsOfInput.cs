using Microsoft.Data.Sqlite;

namespace Psi.Store.Sqlite;

/// <summary>The rows of a table that one file told.</summary>
/// <param name="transaction">The transaction.</param>
/// <param name="table">A table with <c>id</c> and <c>input_id</c>.</param>
/// <param name="condition">Which of them, as SQL.</param>
internal sealed class RowsOfInput(SqliteTransaction transaction, string table, string condition = "1 = 1") : IDisposable
{
    private readonly SqliteCommand _select = PreparedCommand.Of(
        transaction, $"SELECT id FROM {table} WHERE input_id = $input_id AND {condition}", "$input_id");

    private readonly SqliteCommand _delete = PreparedCommand.Of(transaction, $"DELETE FROM {table} WHERE id = $id", "$id");

    /// <summary>Deletes them.</summary>
    /// <param name="inputId">The file.</param>
    /// <param name="except">Rows that stay.</param>
    public void Delete(long inputId, IReadOnlySet<long> except)
    {
        List<long> gone = [];
        using (var reader = _select.With(inputId).ExecuteReader())
        {
            while (reader.Read())
            {
                if (reader.GetInt64(0) is var id && !except.Contains(id))
                {
                    gone.Add(id);
                }
            }
        }

        gone.ForEach(id => _delete.Run(id));
    }

    public void Dispose()
    {
        _select.Dispose();
        _delete.Dispose();
    }
}
