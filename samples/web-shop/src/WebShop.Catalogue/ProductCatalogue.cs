using Dapper;

namespace Contoso.WebShop.Catalogue;

/// <summary>What the shop sells, and how much of it is there.</summary>
public sealed class ProductCatalogue(ShopDatabase database)
{
    /// <summary>All products by name; with words, those whose name holds them.</summary>
    public async Task<IReadOnlyList<Product>> ListAsync(string? words, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return [.. await connection.QueryAsync<Product>(
            "select sku, name, price, stock from product where instr(lower(name), lower(@words)) > 0 order by name, sku",
            new { words = words?.Trim() ?? "" })];
    }

    /// <summary>The products of these SKUs; one that is not sold is left out.</summary>
    public async Task<IReadOnlyDictionary<string, Product>> FindAsync(IEnumerable<string> skus, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return (await connection.QueryAsync<Product>("select sku, name, price, stock from product where sku in @skus", new { skus }))
            .ToDictionary(product => product.Sku, StringComparer.Ordinal);
    }

    /// <summary>Takes over the supplier's stock, and returns how many products it changed. Unknown SKUs are ignored.</summary>
    public async Task<int> TakeOverStockAsync(IEnumerable<(string Sku, long Stock)> stock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var changed = await connection.ExecuteAsync(
            "update product set stock = @Stock where sku = @Sku and stock <> @Stock",
            stock.Select(item => new { item.Sku, item.Stock }),
            transaction);
        await transaction.CommitAsync(cancellation);
        return changed;
    }
}
