using System.ComponentModel.DataAnnotations;
using Contoso.WebShop.Catalogue;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Contoso.WebShop.Pages;

internal sealed class BasketModel(ProductCatalogue catalogue, OrderBook orders) : PageModel
{
    [BindProperty, Required, EmailAddress, StringLength(254)]
    public string Customer { get; set; } = "";

    public IReadOnlyList<(Product Product, int Quantity)> Lines { get; private set; } = [];

    public long Total => Lines.Sum(line => line.Product.Price * line.Quantity);

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (!ModelState.IsValid || Lines.Count == 0)
        {
            return Page();
        }

        var order = await orders.PlaceAsync(Customer, Lines.ToDictionary(line => line.Product.Sku, line => line.Quantity), cancellation);
        if (order is null)
        {
            ModelState.AddModelError("", "Something in the basket is no longer in stock in that quantity.");
            return Page();
        }

        WebShop.Basket.Empty(Response);
        return RedirectToPage("Order", new { id = order });
    }

    public IActionResult OnPostEmpty()
    {
        WebShop.Basket.Empty(Response);
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var quantities = WebShop.Basket.Of(Request).Quantities;
        var products = await catalogue.FindAsync(quantities.Keys, cancellation);
        Lines = [.. quantities.Where(line => products.ContainsKey(line.Key)).Select(line => (products[line.Key], line.Value))];
    }
}
