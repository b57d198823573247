namespace Contoso.WebShop.Stock;

internal sealed class SupplierOptions
{
    /// <summary>Where the supplier's stock service is; empty for no supplier.</summary>
    public string Address { get; set; } = "";

    public TimeSpan RefreshEvery { get; set; } = TimeSpan.FromMinutes(15);
}
