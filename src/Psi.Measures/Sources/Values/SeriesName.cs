namespace Psi.Measures.Sources.Values;

/// <summary>
/// What tells a series of values from others of the same measure: two pods may well tell the same value at the same time.
/// </summary>
internal static class SeriesName
{
    // Of the metric the sources file says which it is, and Prometheus has its name among the labels.
    private const string Metric = "__name__";

    /// <summary>A name made of the labels; null when there are none that could tell series apart.</summary>
    /// <param name="labels">The labels, in any order.</param>
    /// <param name="product">The label that is the product, which a value has already; null when there is none.</param>
    public static string? Of(IEnumerable<KeyValuePair<string, string>> labels, string? product)
    {
        string[] parts =
        [
            .. labels
                .Where(label => label.Value.Length > 0 && label.Key != Metric && label.Key != product)
                .OrderBy(label => label.Key, StringComparer.Ordinal)
                .SelectMany(label => (string[])[label.Key, label.Value]),
        ];
        return parts.Length == 0 ? null : Fingerprint.Of(parts);
    }
}
