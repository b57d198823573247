namespace Psi.Insights.Measures;

/// <summary>Ids of measures, with those that differ in their middle or last word written as one.</summary>
internal static class MeasureNames
{
    /// <summary><c>findings.{assessment, secret-scanning}.open</c>, <c>adoption.{assessment, secret-scanning}</c>.</summary>
    public static IEnumerable<string> Shortened(IEnumerable<string> measures) => measures
        .GroupBy(measure => KeyOf(measure.Split('.')))
        .Select(group => (group.Key, Varying: group.Select(measure => measure.Split('.')[1]).ToList()))
        .GroupBy(group => (group.Key.Family, Varying: string.Join(", ", group.Varying)))
        .Select(same =>
        {
            var last = same.Select(group => group.Key.Last).Where(word => word.Length > 0).ToList();
            var end = last.Count switch { 0 => "", 1 => $".{last[0]}", _ => $".{{{string.Join(", ", last)}}}" };
            var middle = same.Key.Varying.Contains(',', StringComparison.Ordinal) ? $"{{{same.Key.Varying}}}" : same.Key.Varying;
            return $"{same.Key.Family}.{middle}{end}";
        });

    private static (string Family, string Last) KeyOf(string[] words) => (words[0], words.Length > 2 ? words[^1] : "");
}
