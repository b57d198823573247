using System.Globalization;

namespace Contoso.WebShop.Pages;

internal static class Money
{
    /// <summary>Cents as a price.</summary>
    public static string Show(long cents) => string.Create(CultureInfo.InvariantCulture, $"€ {cents / 100m:N2}");
}
