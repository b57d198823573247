using System.Text;

namespace Contoso.WebShop;

/// <summary>
/// What a visitor means to buy: quantities by SKU. It lives in the visitor's cookie, so it holds nothing the shop relies on.
/// </summary>
internal sealed class Basket
{
    private const string Cookie = "basket";
    private const int MostLines = 20;
    private const int MostOfOne = 99;

    private readonly SortedDictionary<string, int> _quantities = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Quantities => _quantities;

    /// <summary>Reads the basket; of a cookie that was tampered with, only the lines that make sense.</summary>
    public static Basket Of(HttpRequest request)
    {
        var basket = new Basket();
        foreach (var line in (request.Cookies[Cookie] ?? "").Split('!', MostLines + 1).Take(MostLines))
        {
            if (line.Split('*') is [{ Length: > 0 and <= 32 } sku, var number] && int.TryParse(number, out var quantity))
                basket.Set(sku, quantity);
        }

        return basket;
    }

    /// <summary>Sets how many are wanted of a product; none takes it out.</summary>
    public void Set(string sku, int quantity)
    {
        if (quantity <= 0)
        {
            _quantities.Remove(sku);
        }
        else if (_quantities.Count < MostLines || _quantities.ContainsKey(sku))
        {
            _quantities[sku] = Math.Min(quantity, MostOfOne);
        }
    }

    public void Add(string sku) => Set(sku, _quantities.GetValueOrDefault(sku) + 1);

    public void Save(HttpResponse response)
    {
        var text = new StringBuilder().AppendJoin('!', _quantities.Select(line => $"{line.Key}*{line.Value}")).ToString();
        response.Cookies.Append(Cookie, text, new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax });
    }

    public static void Empty(HttpResponse response) =>
        response.Cookies.Delete(Cookie, new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax });
}
