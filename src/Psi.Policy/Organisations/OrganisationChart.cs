namespace Psi.Policy;

/// <summary>Who belonged where on a day, by an organisation file.</summary>
public sealed class OrganisationChart
{
    /// <summary>How many domains one inside the other are followed.</summary>
    public const int MaximumDepth = 32;

    private readonly ILookup<string, DomainEdge> _domains;
    private readonly ILookup<string, ProductEdge> _products;

    /// <param name="file">A valid file.</param>
    public OrganisationChart(OrganisationFile file)
    {
        _domains = file.Domains.ToLookup(edge => edge.Name, StringComparer.Ordinal);
        _products = file.Products.ToLookup(edge => edge.ProductId, StringComparer.Ordinal);
    }

    /// <summary>Where a product is written down on a day; null when nowhere.</summary>
    /// <param name="productId">Compared ordinally.</param>
    /// <param name="day">The day.</param>
    public ProductEdge? Of(string productId, CalendarDate day) => _products[productId].FirstOrDefault(edge => edge.Period.Contains(day));

    /// <summary>Whether a product is written down on any day.</summary>
    public bool Knows(string productId) => _products.Contains(productId);

    /// <summary>A domain and what it is part of on a day, the outermost last; empty when there is no such domain on that day.</summary>
    /// <returns>At most <see cref="MaximumDepth"/> of them.</returns>
    public IReadOnlyList<DomainEdge> Ancestry(string domain, CalendarDate day)
    {
        var ancestry = new List<DomainEdge>();
        for (var edge = On(domain, day); edge is not null && ancestry.Count < MaximumDepth; edge = ParentOf(edge))
        {
            ancestry.Add(edge);
        }

        return ancestry;

        DomainEdge? ParentOf(DomainEdge edge) => edge.PartOf is null ? null : On(edge.PartOf, day);
    }

    private DomainEdge? On(string domain, CalendarDate day) => _domains[domain].FirstOrDefault(edge => edge.Period.Contains(day));
}
