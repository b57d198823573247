using Contoso.WebShop.Catalogue;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Contoso.WebShop.Pages;

internal sealed class IndexModel(ProductCatalogue catalogue) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Words { get; set; }

    public IReadOnlyList<Product> Products { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Products = await catalogue.ListAsync(Words, cancellation);

    public async Task<IActionResult> OnPostAsync(string sku, CancellationToken cancellation)
    {
        if ((await catalogue.FindAsync([sku ?? ""], cancellation)).Count == 0)
        {
            return NotFound();
        }

        var basket = WebShop.Basket.Of(Request);
        basket.Add(sku!);
        basket.Save(Response);
        return RedirectToPage("Basket");
    }
}
