using Dapper;
using Microsoft.Data.Sqlite;

namespace Contoso.WebShop.Catalogue;

/// <summary>The shop's SQLite database: its tables, and the goods a new shop opens with.</summary>
public sealed class ShopDatabase(string connectionString)
{
    private const string Tables = """
        create table if not exists product (
            sku text primary key, name text not null, price integer not null, stock integer not null check (stock >= 0)) strict;
        create table if not exists "order" (id text primary key, customer text not null, placed_at text not null) strict;
        create table if not exists order_line (
            order_id text not null references "order", sku text not null references product,
            quantity integer not null check (quantity > 0), price integer not null, primary key (order_id, sku)) strict;
        """;

    private static readonly Product[] OpeningGoods =
    [
        new() { Sku = "KETTLE-17", Name = "Kettle, 1.7 l", Price = 3995, Stock = 12 },
        new() { Sku = "MUG-BLUE", Name = "Mug, blue", Price = 895, Stock = 140 },
        new() { Sku = "TEA-ASSAM", Name = "Assam tea, 250 g", Price = 1250, Stock = 60 },
        new() { Sku = "TEAPOT-1", Name = "Teapot, cast iron", Price = 5400, Stock = 3 },
    ];

    /// <summary>A connection that is open, with foreign keys held.</summary>
    public async Task<SqliteConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true }.ToString());
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes the tables where they are missing. Goods are only added to a shop that has none.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(Tables, transaction: transaction);
        if (await connection.ExecuteScalarAsync<long>("select count(*) from product", transaction: transaction) == 0)
            await connection.ExecuteAsync("insert into product values (@Sku, @Name, @Price, @Stock)", OpeningGoods, transaction);
        await transaction.CommitAsync(cancellation);
    }
}
