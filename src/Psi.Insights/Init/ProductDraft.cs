namespace Psi.Insights.Init;

/// <summary>What a product file would say.</summary>
/// <param name="Values">The known values by key.</param>
internal sealed record ProductDraft(IReadOnlyDictionary<ProductKey, ProductValue> Values)
{
    /// <summary>Projects that are no part of the product.</summary>
    public IReadOnlyList<ProposedExclusion> Excluded { get; init; } = [];

    /// <summary>Combines given and found values. A given value replaces a found one.</summary>
    public static ProductDraft Of(IReadOnlyDictionary<ProductKey, ProductValue> given, IReadOnlyDictionary<ProductKey, ProductValue> found)
    {
        var values = found.Concat(given).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value);
        if (values.TryGetValue(ProductKey.Id, out var id))
        {
            values.TryAdd(ProductKey.Product, new ProductValue(ProductName.Readable(id.Value), "made of the id"));
        }

        return new ProductDraft(values);
    }

    /// <summary>
    /// The required values that are not known, in the order of the file. The name is made from the id.
    /// </summary>
    public IEnumerable<ProductKey> Missing =>
        ProductKey.All.Where(key => key.IsRequired && key != ProductKey.Product && !Values.ContainsKey(key));
}
