namespace Psi.Insights.Report.Model;

/// <summary>Everything a product's page shows.</summary>
/// <param name="Declarations">What each of its repositories declares, in the order of <paramref name="Repositories"/>.</param>
/// <param name="Repositories">The repositories that deliver it; at least one.</param>
/// <param name="Waivers">Their waivers, the first to end first.</param>
internal sealed record ProductModel(IReadOnlyList<ProductDeclaration> Declarations, IReadOnlyList<RepositorySummary> Repositories, IReadOnlyList<WaiverEntry> Waivers)
{
    /// <summary>The declaration that counts where they differ: the one observed last, of equals the first by name.</summary>
    public ProductDeclaration Newest => Declarations[Repositories.Index().MaxBy(r => (r.Item.Basis.ObservedAt, -r.Index), ByTimeThenOrder).Index];

    private static readonly Comparer<(string Time, int Order)> ByTimeThenOrder =
        Comparer<(string Time, int Order)>.Create((a, b) => string.CompareOrdinal(a.Time, b.Time) is not 0 and var order ? order : a.Order.CompareTo(b.Order));
}
