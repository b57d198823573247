using Psi.Measures.Sources.Csv;

namespace Psi.Measures.Sources.Events;

/// <summary>Which of several names a column has: our own, which the sources file can explain, or those that a system gives it.</summary>
internal static class CsvColumnNames
{
    /// <summary>The first name that there is a column of; without any, the system's own, so that its lack can be told.</summary>
    public static string FirstOf(this CsvFields row, string own, params ReadOnlySpan<string> systems)
    {
        if (row.Has(own))
        {
            return own;
        }

        foreach (var name in systems)
        {
            if (row.Has(name))
            {
                return name;
            }
        }

        return systems[0];
    }

    /// <summary>The ids of what caused an event, separated by spaces, where the sources file names a column for them.</summary>
    /// <exception cref="SourceFormatException">One is too long or holds characters that don't show.</exception>
    public static IReadOnlyList<string> CausedBy(this CsvFields row)
    {
        const string field = "causedBy";
        var line = row.Line;
        return row[field] is { } text
            ?
            [
                .. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                    .Select(id => SourceText.Name(id, "an id", field, line))
                    .Distinct(StringComparer.Ordinal),
            ]
            : [];
    }
}
