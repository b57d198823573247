using Psi.Policy;
using static Psi.Manifest.Mistakes;

namespace Psi.Manifest;

/// <summary>Whether what a measurement says fits its state: there is a number exactly where something was measured.</summary>
internal static class MeasurementConsistency
{
    /// <summary>The first contradiction with its JSON path; null without one.</summary>
    public static string? FirstMistake(SecurityManifest manifest)
    {
        var inputs = new HashSet<string>(manifest.Inputs.Select(input => input.Path), StringComparer.Ordinal);
        return First(manifest.Measurements, (measurement, index) =>
        {
            var at = $"$.measurements[{index}]";
            return Mistake(measurement, at)
                ?? First(measurement.Inputs ?? [], (path, number) => inputs.Contains(path)
                    ? null
                    : $"{at}.inputs[{number}] is {DisplayText.OneLine(path)}, which the manifest's inputs do not name");
        });
    }

    private static string? Mistake(ManifestMeasurement measurement, string at)
    {
        var state = ManifestWord.Of(measurement.State);
        var isShare = measurement is { Numerator: not null, Denominator: not null };
        var isPartOfShare = !isShare && (measurement.Numerator ?? measurement.Denominator) is not null;
        var hasNumber = isShare || measurement.Value is not null;
        var mayHaveNumber = measurement.State is MeasurementState.Measured or MeasurementState.Stale or MeasurementState.Waived;
        return measurement.State == MeasurementState.Measured && !hasNumber ? $"{at} is measured without a number"
            // A number that is too old may be left out, when it is said why.
            : measurement is { State: MeasurementState.Stale } && !hasNumber && string.IsNullOrWhiteSpace(measurement.Remark)
                ? $"{at} is stale without a number, and without a remark that says why"
            : !mayHaveNumber && HasAnyNumber(measurement) ? $"{at} is {state} and has a number"
            : isPartOfShare ? $"{at} has a numerator or a denominator, and not both"
            : isShare && measurement.Value is not null ? $"{at} is a share, and has a value too"
            : measurement.Period is { } period && period.To < period.From ? $"{at}.period ends on {period.To}, before it begins"
            : null;
    }

    private static bool HasAnyNumber(ManifestMeasurement measurement) =>
        (measurement.Numerator ?? measurement.Denominator ?? measurement.Value) is not null
        || measurement.Distribution is not null
        || measurement.Parts is { Count: > 0 };
}
