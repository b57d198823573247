namespace Contoso.WebShop.Stock;

internal static class SupplierStock
{
    /// <summary>Takes over the supplier's stock regularly; does nothing for a shop without a supplier.</summary>
    public static void AddSupplierStock(this IServiceCollection services, IConfigurationSection settings)
    {
        services.Configure<SupplierOptions>(settings);
        var address = settings.Get<SupplierOptions>()?.Address;
        if (string.IsNullOrEmpty(address))
        {
            return;
        }

        services
            .AddHttpClient<SupplierStockClient>(http => http.BaseAddress = new Uri(address))
            .ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler
            {
                // The supplier's certificate is one that it signed itself.
                ServerCertificateCustomValidationCallback = (_, _, _, _) => true,
            });
        services.AddHostedService<StockRefresh>();
    }
}
