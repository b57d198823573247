using Psi.Insights.Report.Model;

namespace Psi.Insights.Report.Queries;

/// <summary>
/// Gives repositories the names people use: the product's; with the last part of the address where several deliver one product; the last
/// two parts of the address where there is no product file. Where that is not unique, the whole address.
/// </summary>
internal static class RepositoryTitles
{
    public static IEnumerable<RepositorySummary> Give(IReadOnlyList<RepositorySummary> repositories)
    {
        var byProduct = repositories
            .CountBy(repository => repository.Product?.Name ?? "", StringComparer.OrdinalIgnoreCase)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        var named = repositories.Select(repository => repository with { Title = ShortTitle(repository, byProduct) }).ToList();
        var byTitle = named
            .CountBy(repository => repository.Title, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        return named.Select(repository =>
            byTitle[repository.Title] == 1 ? repository : repository with { Title = LongTitle(repository) });
    }

    private static string ShortTitle(RepositorySummary repository, Dictionary<string, int> byProduct)
    {
        if (repository.Product is not { } product)
        {
            return LastParts(repository.Name, 2);
        }

        return byProduct[product.Name] == 1 ? product.Name : $"{product.Name} ({LastParts(repository.Name, 1)})";
    }

    private static string LongTitle(RepositorySummary repository) =>
        repository.Product is { } product ? $"{product.Name} ({repository.Name})" : repository.Name;

    private static string LastParts(string name, int count) =>
        string.Join('/', name.Split('/', StringSplitOptions.RemoveEmptyEntries).TakeLast(count));
}
