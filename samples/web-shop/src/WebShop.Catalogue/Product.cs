namespace Contoso.WebShop.Catalogue;

/// <summary>Something the shop sells. The price is in cents.</summary>
public sealed record Product
{
    public required string Sku { get; init; }
    public required string Name { get; init; }
    public required long Price { get; init; }
    public required long Stock { get; init; }
}
