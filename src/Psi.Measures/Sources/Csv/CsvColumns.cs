using Psi.Policy;

namespace Psi.Measures.Sources.Csv;

/// <summary>Which column of a CSV file is which of our fields.</summary>
internal static class CsvColumns
{
    /// <summary>The number of a column by its name, and by the field that the sources file gives it; both compare ignoring case.</summary>
    /// <exception cref="SourceFormatException">The sources file names a column that is not there, or is there twice.</exception>
    public static IReadOnlyDictionary<string, int> Of(IReadOnlyList<string> header, SourceEntry entry, int most)
    {
        if (header.Count > most)
        {
            throw new SourceFormatException($"there are more than {most} columns", at: null, line: 1);
        }

        var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var repeated = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var times = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var column = 0; column < header.Count; column++)
        {
            // Exports have several columns of one name, such as the labels of Jira: the second is 'Labels 2'.
            var name = header[column].Trim();
            if (!numbers.TryAdd(name, column))
            {
                repeated.Add(name);
                numbers.TryAdd($"{name} {times[name] = times.GetValueOrDefault(name, 1) + 1}", column);
            }
        }

        var byName = new Dictionary<string, int>(numbers, numbers.Comparer);
        foreach (var (field, name) in entry.Columns)
        {
            var shown = DisplayText.OneLine(name, 60);
            numbers[field] = !byName.TryGetValue(name, out var column)
                ? throw new SourceFormatException(
                    $"there is no column '{shown}', which the sources file gives for '{field}'; there are: "
                    + DisplayText.OneLine(string.Join(", ", header), 400),
                    at: null,
                    line: 1)
                : repeated.Contains(name)
                    ? throw new SourceFormatException($"the column '{shown}' stands twice in the header", at: null, line: 1)
                    : column;
        }

        return numbers;
    }
}
