using Newtonsoft.Json;
using Newtonsoft.Json.Bson;

namespace Contoso.WebShop.Stock;

internal sealed record StockItem(string Sku, long Stock);

internal sealed record StockReport(IReadOnlyList<StockItem> Items);

/// <summary>Asks the supplier's warehouse what it has. Its service speaks BSON.</summary>
internal sealed class SupplierStockClient(HttpClient http)
{
    /// <exception cref="HttpRequestException">The service could not be reached or refused.</exception>
    /// <exception cref="JsonException">The answer is not a stock report.</exception>
    public async Task<StockReport> GetAsync(CancellationToken cancellation)
    {
        await using var answer = await http.GetStreamAsync("stock", cancellation);
        using var whole = new MemoryStream();
        await answer.CopyToAsync(whole, cancellation);
        whole.Position = 0;

        using var reader = new BsonDataReader(whole);
        var report = JsonSerializer.CreateDefault().Deserialize<StockReport>(reader);
        return report is { Items: not null } && report.Items.All(item => item is { Sku: not null, Stock: >= 0 })
            ? report
            : throw new JsonSerializationException(
                "The supplier's answer lists no items, or one without SKU or with less than none in stock.");
    }
}
