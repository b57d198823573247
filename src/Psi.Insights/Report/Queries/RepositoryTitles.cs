using Psi.Insights.Report.Model;

namespace Psi.Insights.Report.Queries;

/// <summary>
/// Gives repositories the names people use: the product's; with the last part of the address where several deliver one product; the last two parts of the
/// address where there is no product file. Where that is not unique, the whole address.
/// </summary>
internal static class RepositoryTitles
{
    public static IEnumerable<RepositorySummary> Give(IReadOnlyList<RepositorySummary> repositories)
    {
        var byProduct = repositories.CountBy(r => r.Product?.Name ?? "", StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
        var named = repositories.Select(r => r with
        {
            Title = r.Product is not { } product ? LastParts(r.Name, 2)
                : byProduct[product.Name] == 1 ? product.Name
                : $"{product.Name} ({LastParts(r.Name, 1)})",
        }).ToList();
        var byTitle = named.CountBy(r => r.Title, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
        return named.Select(r => byTitle[r.Title] == 1 ? r : r with { Title = r.Product is { } product ? $"{product.Name} ({r.Name})" : r.Name });
    }

    private static string LastParts(string name, int count) => string.Join('/', name.Split('/', StringSplitOptions.RemoveEmptyEntries).TakeLast(count));
}
