using Psi.Measures.Sources.Csv;

namespace Psi.Measures.Sources.Events;

/// <summary>Which of several names a column has: our own, which the sources file can explain, or those that a system gives it.</summary>
internal static class CsvColumnNames
{
    /// <summary>The first name that there is a column of; the system's own when there is none, so that its lack can be told.</summary>
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
}
