using System.Globalization;
using System.Security.Cryptography;
using Contoso.WebShop.Catalogue;
using Dapper;

namespace Contoso.WebShop;

internal sealed record OrderLine
{
    public required string Name { get; init; }
    public required long Quantity { get; init; }
    public required long Price { get; init; }
}

internal sealed record Order(string Id, string PlacedAt, IReadOnlyList<OrderLine> Lines)
{
    public long Total => Lines.Sum(line => line.Quantity * line.Price);
}

/// <summary>Takes orders and finds them again.</summary>
internal sealed class OrderBook(ShopDatabase database, OrderAudit audit, TimeProvider clock)
{
    /// <summary>
    /// Sells what is in the basket at today's prices and takes it out of stock. All of it or nothing: null when something is out of stock.
    /// </summary>
    /// <returns>The order's id, which is not to be guessed: who knows it may see the order.</returns>
    public async Task<string?> PlaceAsync(string customer, IReadOnlyDictionary<string, int> quantities, CancellationToken cancellation)
    {
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(
            """insert into "order" values (@id, @customer, @placedAt)""",
            new { id, customer, placedAt = clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) },
            transaction);
        foreach (var (sku, quantity) in quantities)
        {
            var sold = await connection.ExecuteAsync(
                "update product set stock = stock - @quantity where sku = @sku and stock >= @quantity", new { sku, quantity }, transaction);
            if (sold == 0)
            {
                return null;
            }

            await connection.ExecuteAsync(
                "insert into order_line select @id, sku, @quantity, price from product where sku = @sku",
                new { id, sku, quantity },
                transaction);
        }

        await transaction.CommitAsync(cancellation);
        audit.Placed(id, quantities);
        return id;
    }

    public async Task<Order?> FindAsync(string id, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var placedAt = await connection.ExecuteScalarAsync<string?>("""select placed_at from "order" where id = @id""", new { id });
        if (placedAt is null)
        {
            return null;
        }

        var lines = await connection.QueryAsync<OrderLine>(
            """
            select product.name, quantity, order_line.price
            from order_line join product using (sku)
            where order_id = @id
            order by sku
            """,
            new { id });
        return new Order(id, placedAt, [.. lines]);
    }
}
