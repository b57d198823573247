using Contoso.WebShop.Catalogue;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;

namespace Contoso.WebShop.Stock;

/// <summary>Keeps the catalogue's stock the same as the supplier's.</summary>
internal sealed partial class StockRefresh(
    SupplierStockClient supplier,
    ProductCatalogue catalogue,
    IOptions<SupplierOptions> options,
    ILogger<StockRefresh> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RefreshEvery);
        do
        {
            try
            {
                var report = await supplier.GetAsync(stoppingToken);
                Refreshed(await catalogue.TakeOverStockAsync(report.Items.Select(item => (item.Sku, item.Stock)), stoppingToken));
            }
            catch (Exception failure) when (failure is HttpRequestException or JsonException or IOException)
            {
                Failed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Information, "The supplier's stock is taken over: {Changed} products changed.")]
    private partial void Refreshed(int changed);

    [LoggerMessage(LogLevel.Warning, "The supplier's stock could not be had; the shop goes on with the last it knew.")]
    private partial void Failed(Exception failure);
}
