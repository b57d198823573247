using Psi.Policy;

namespace Psi.Manifest;

/// <summary>The names and numbers of a measurement, as <see cref="ManifestNames"/> has them of the rest.</summary>
internal static class MeasurementNames
{
    /// <summary>The first mistake with its JSON path; null without one.</summary>
    /// <param name="measurement">The measurement.</param>
    /// <param name="index">Where it is in its list.</param>
    public static string? Mistake(ManifestMeasurement measurement, int index)
    {
        var at = $"$.measurements[{index}]";
        return ManifestNames.InId(measurement.Id, $"{at}.id")
            ?? Numbers(measurement)
                .Where(number => double.IsNaN(number.Value) || double.IsInfinity(number.Value))
                .Select(number => $"{at}.{number.Name} is no finite number")
                .FirstOrDefault()
            ?? (measurement.Denominator < 0
                ? $"{at}.denominator is negative: nothing can be counted among less than nothing"
                : measurement.Sample < 0 ? $"{at}.sample is negative: nothing rests on less than nothing"
                : measurement.Distribution?.Count < 0 ? $"{at}.distribution.count is negative: there are no fewer values than none"
                : measurement.FormulaVersion < 1 ? $"{at}.formulaVersion is {measurement.FormulaVersion}; expected 1 or more"
                : null)
            ?? measurement.Parts?.Keys
                .Select(part => ManifestNames.InId(part, $"{at}.parts: a name"))
                .FirstOrDefault(mistake => mistake is not null);
    }

    private static IEnumerable<(string Name, double Value)> Numbers(ManifestMeasurement measurement)
    {
        var distribution = measurement.Distribution;
        return new (string Name, double? Value)[]
            {
                ("numerator", measurement.Numerator),
                ("denominator", measurement.Denominator),
                ("value", measurement.Value),
                ("distribution.mean", distribution?.Mean),
                ("distribution.p50", distribution?.P50),
                ("distribution.p75", distribution?.P75),
                ("distribution.p95", distribution?.P95),
            }
            .Concat((measurement.Parts ?? new Dictionary<string, double>())
                .Select(part => (Name: $"parts['{DisplayText.OneLine(part.Key)}']", Value: (double?)part.Value)))
            .Where(number => number.Value is not null)
            .Select(number => (number.Name, number.Value!.Value));
    }
}
