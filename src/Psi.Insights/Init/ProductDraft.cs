namespace Psi.Insights.Init;

/// <summary>What a product file would say.</summary>
/// <param name="Values">By key; what is not known is not there.</param>
internal sealed record ProductDraft(IReadOnlyDictionary<ProductKey, Finding> Values)
{
    /// <summary>Puts together what was given and what was found; what was given stands above it.</summary>
    public static ProductDraft Of(IReadOnlyDictionary<ProductKey, Finding> given, IReadOnlyDictionary<ProductKey, Finding> found)
    {
        var values = found.Concat(given).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value);
        if (values.TryGetValue(ProductKey.Id, out var id))
        {
            values.TryAdd(ProductKey.Product, new Finding(ProductName.Readable(id.Value), "made of the id"));
        }

        return new ProductDraft(values);
    }

    /// <summary>What there is no product file without and nobody has said, in the order of the file. The name follows from the id.</summary>
    public IEnumerable<ProductKey> Missing => ProductKey.All.Where(key => key.IsRequired && key != ProductKey.Product && !Values.ContainsKey(key));
}
