using CsvHelper;

namespace Psi.Measures.Sources.Csv;

/// <summary>A row of a CSV file.</summary>
internal readonly struct CsvFields(SourceEntry entry, IReadOnlyDictionary<string, int> columns, CsvReader reader)
{
    /// <summary>The line of the file that the row begins at, from 1.</summary>
    public long Line => reader.LineNumber;

    /// <summary>Whether there is such a column.</summary>
    public bool Has(string field) => columns.ContainsKey(field);

    /// <summary>The text of one of our fields, or of a column by its name; null when there is no such column, or nothing in it.</summary>
    public string? this[string field] =>
        columns.TryGetValue(field, out var column) && reader.GetString(column).Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The same where it has to be there.</summary>
    /// <exception cref="SourceFormatException">There is no such column, or nothing in it.</exception>
    public string Required(string field) => this[field] ?? throw new SourceFormatException(
        Has(field)
            ? "nothing is in this column"
            : "there is no such column; name the one it is in under 'columns' in the sources file",
        field,
        Line);

    /// <summary>A name that identifies something; null when it is missing.</summary>
    /// <exception cref="SourceFormatException">It is too long or holds characters that don't show.</exception>
    public string? Name(string field) => SourceText.OptionalName(this[field], $"'{field}'", field, Line);

    /// <summary>A time; null when it is missing.</summary>
    /// <exception cref="SourceFormatException">It is something else.</exception>
    public DateTimeOffset? Time(string field) => this[field] is { } text ? SourceTime.Parse(text, entry, field, Line) : null;

    /// <summary>A finite number; null when it is missing.</summary>
    /// <exception cref="SourceFormatException">It is something else.</exception>
    public double? Number(string field) => this[field] is { } text ? SourceNumber.Finite(text, field, Line) : null;

    /// <summary>What to throw about a field of this row.</summary>
    public SourceFormatException Wrong(string field, string problem) => new(problem, field, Line);
}
