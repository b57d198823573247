namespace Psi.Measures;

/// <summary>What a figure is of: a product, or a repository whose product nobody named.</summary>
/// <param name="Product">The id of the product; null when it is not known.</param>
/// <param name="Repository">The repository; null for the product as a whole.</param>
public readonly record struct FigureScope(string? Product, string? Repository) : IComparable<FigureScope>
{
    /// <summary>What it is called.</summary>
    public string Name => Product ?? Repository ?? "(nobody's)";

    /// <summary>A record's product, else its repository.</summary>
    public static FigureScope Of(string? product, string? repository) =>
        product is not null ? new(product, null) : new(null, repository);

    /// <inheritdoc/>
    public int CompareTo(FigureScope other) => string.CompareOrdinal(Name, other.Name) is not 0 and var order
        ? order
        : string.CompareOrdinal(Product, other.Product);
}
