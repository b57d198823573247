namespace Psi.Insights.Report.Model;

/// <summary>Everything a product's page shows.</summary>
/// <param name="Declarations">What each of its repositories declares, in the order of <paramref name="Repositories"/>.</param>
/// <param name="Repositories">The repositories that deliver it; at least one.</param>
/// <param name="Waivers">Their waivers, the first to end first.</param>
internal sealed record ProductModel(
    IReadOnlyList<ProductDeclaration> Declarations, IReadOnlyList<RepositorySummary> Repositories, IReadOnlyList<WaiverEntry> Waivers)
{
    /// <summary>The declaration that counts where they differ: the one observed last, of equals the first by name.</summary>
    public ProductDeclaration Newest
    {
        get
        {
            var newest = 0;
            for (var i = 1; i < Repositories.Count; i++)
            {
                if (string.CompareOrdinal(Repositories[i].Basis.ObservedAt, Repositories[newest].Basis.ObservedAt) > 0)
                {
                    newest = i;
                }
            }

            return Declarations[newest];
        }
    }
}
