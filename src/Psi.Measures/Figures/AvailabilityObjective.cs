using System.Globalization;

namespace Psi.Measures;

/// <summary>
/// The availability that a product is meant to have: <c>operatingModel: { sloAvailability: 99.9 }</c> of its <c>psi.yaml</c>.
/// </summary>
public static class AvailabilityObjective
{
    private const string Key = "sloAvailability";

    /// <summary>The objectives of products as shares, by their ids. Of two of one product the higher one.</summary>
    /// <param name="products">Their ids and operating models.</param>
    public static IReadOnlyDictionary<string, double> Of(
        IEnumerable<(string Id, IEnumerable<KeyValuePair<string, string>> OperatingModel)> products)
    {
        var objectives = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (id, model) in products)
        {
            if (model.FirstOrDefault(statement => statement.Key == Key).Value is { } percent
                && double.TryParse(percent.TrimEnd('%', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && value is >= 0 and <= 100)
            {
                objectives[id] = Math.Max(objectives.GetValueOrDefault(id), value / 100);
            }
        }

        return objectives;
    }
}
