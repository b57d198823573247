using Psi.Policy.Reading;

namespace Psi.Policy;

/// <summary>Whether a product file and the organisation file agree on the product's domain.</summary>
public static class ProductPlacement
{
    /// <summary>At most one diagnostic; none if one of the files is not given.</summary>
    /// <param name="organisation">Valid.</param>
    /// <param name="product">Valid.</param>
    /// <param name="today">The date to look at.</param>
    public static IEnumerable<LintDiagnostic> Find(OrganisationFile? organisation, ProductFile? product, CalendarDate today)
    {
        if (organisation is null || product is null)
        {
            yield break;
        }

        var chart = new OrganisationChart(organisation);
        if (chart.Of(product.Id, today) is not { } edge)
        {
            yield return new LintDiagnostic(LintKind.MisplacedProduct, At("id"), chart.Knows(product.Id)
                ? $"{organisation.Path} puts {product.Id} into no domain on {today}, so it is counted in none. "
                    + "Add an entry under 'products' for the time it is missing."
                : $"{organisation.Path} does not know {product.Id}, so it is counted in no domain{Suggested()}. "
                    + "Correct 'id', or add it there under 'products'.");
        }
        else if (edge.Domain != product.Domain)
        {
            yield return new LintDiagnostic(LintKind.MisplacedProduct, At("domain"),
                $"{product.Id} says it belongs to {product.Domain}, and {edge.Location} puts it into {edge.Domain} "
                + $"since {edge.Period.From}. Correct the one that is wrong.");
        }

        string Suggested() => Suggestion.For(product.Id, organisation.Products.Select(known => known.ProductId).Distinct());

        FileLocation At(string key) => product.Locations.TryGetValue(key, out var location) ? location : new FileLocation(product.Path);
    }
}
