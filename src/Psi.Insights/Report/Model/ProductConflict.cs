namespace Psi.Insights.Report.Model;

/// <summary>
/// Repositories that name one product with another domain, team or accountable person. Nothing says which of them is right, so none counts
/// more than another.
/// </summary>
/// <param name="ProductId">The product they all name.</param>
/// <param name="What">What they do not agree on: <c>domain</c>, <c>team</c> or <c>accountable</c>.</param>
/// <param name="Values">What each says, by value in ordinal order, with the repositories that say so.</param>
internal sealed record ProductConflict(
    string ProductId, string What, IReadOnlyList<(string Value, IReadOnlyList<RepositorySummary> Repositories)> Values)
{
    private static readonly IReadOnlyList<(string Name, Func<ProductIdentity, string> Read)> Compared =
    [
        ("domain", product => product.Domain),
        ("team", product => product.Team),
        ("accountable", product => product.Accountable),
    ];

    /// <summary>The conflicts, by product.</summary>
    public static IReadOnlyList<ProductConflict> In(IEnumerable<RepositorySummary> repositories) =>
    [
        .. repositories
            .Where(repository => repository.Product is not null)
            .GroupBy(repository => repository.Product!.Id, StringComparer.Ordinal)
            .OrderBy(product => product.Key, StringComparer.Ordinal)
            .SelectMany(product => Compared.Select(compared => new ProductConflict(
                product.Key,
                compared.Name,
                [
                    .. product
                        .GroupBy(repository => compared.Read(repository.Product!), StringComparer.Ordinal)
                        .OrderBy(value => value.Key, StringComparer.Ordinal)
                        .Select(value => (value.Key, (IReadOnlyList<RepositorySummary>)[.. value])),
                ])))
            .Where(conflict => conflict.Values.Count > 1),
    ];
}
