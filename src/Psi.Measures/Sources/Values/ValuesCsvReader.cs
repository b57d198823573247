using Psi.Measures.Sources.Csv;

namespace Psi.Measures.Sources.Values;

/// <summary>Reads values that somebody exported as CSV, one a row.</summary>
internal sealed class ValuesCsvReader : ISourceReader
{
    /// <inheritdoc/>
    public string Kind => "values-csv";

    /// <inheritdoc/>
    public string Title => "values as CSV: measure, at, from, value, of, product, repository, series";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records) => SourceCsv.Read(file, row =>
    {
        row.Required("at");
        row.Required("value");
        records.Add(ValueChecks.Checked(
            new MeasuredValue
            {
                Measure = ValueChecks.Measure(row.Name("measure"), file.Entry, "measure", row.Line),
                Product = row.Name("product") ?? file.Entry.Product,
                Repository = row.Name("repository") ?? file.Entry.Repository,
                Series = row.Name("series"),
                At = row.Time("at")!.Value,
                From = row.Time("from"),
                Value = row.Number("value")!.Value,
                Of = row.Number("of"),
            },
            at: null,
            row.Line));
    });
}
