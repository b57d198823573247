using Psi.Measures.Sources.Csv;

namespace Psi.Measures.Sources.Events;

/// <summary>
/// Psi's own format of events as CSV: a column for each field, those of <see cref="EventField"/>, and any others. Lists are separated by
/// spaces.
/// </summary>
internal sealed class EventsCsvReader : ISourceReader
{
    public string Kind => "events-csv";

    public string Title => "events in Psi's own format, as CSV";

    public void Read(SourceFile file, ISourceRecords records)
    {
        var fields = new EventFields();
        SourceCsv.Read(file, row =>
        {
            fields.Clear();
            Fill(fields, row, file.Entry);
            records.Add(fields.ToEvent(file.Entry, row.Line));
        });
    }

    private static void Fill(EventFields fields, CsvFields row, SourceEntry entry)
    {
        for (var field = EventField.Type; field <= EventField.Origin; field++)
        {
            var name = EventFields.Names[(int)field];
            var isRequired = field == EventField.Id || (field == EventField.Type && entry.Events is null);
            var text = isRequired ? row.Required(name) : row[name];
            if (!EventFields.IsList(field))
            {
                fields.Set(field, text);
            }
            else if (text is not null)
            {
                fields.Set(field, text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            }
        }
    }
}
