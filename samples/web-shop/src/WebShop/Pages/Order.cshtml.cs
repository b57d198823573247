using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Contoso.WebShop.Pages;

internal sealed class OrderModel(OrderBook orders) : PageModel
{
    public Order Order { get; private set; } = new("", "", []);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (await orders.FindAsync(id, cancellation) is not { } order)
        {
            return NotFound();
        }

        Order = order;
        return Page();
    }
}
