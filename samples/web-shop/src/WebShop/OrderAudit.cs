using System.Globalization;

namespace Contoso.WebShop;

/// <summary>What was ordered and when, a line for each order, for when a customer disputes one. Does not say who the customer is.</summary>
/// <param name="file">The file that grows.</param>
/// <param name="clock">The time of an order.</param>
internal sealed class OrderAudit(string file, TimeProvider clock)
{
    private readonly Lock _writing = new();

    public void Placed(string order, IReadOnlyDictionary<string, int> quantities)
    {
        var goods = string.Join(' ', quantities.Select(line => $"{line.Key}*{line.Value}"));
        var at = clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        lock (_writing)
        {
            File.AppendAllText(file, $"{at} placed {order} {goods}{Environment.NewLine}");
        }
    }
}
