using Psi.Measures.Sources.Lines;

namespace Psi.Measures.Sources.Events;

/// <summary>Psi's own format of events, one JSON object a line: <c>schemas/events.schema.json</c>.</summary>
internal sealed class EventsNdjsonReader : ISourceReader
{
    public string Kind => "events-ndjson";

    public string Title => "events in Psi's own format, one JSON object a line";

    public void Read(SourceFile file, ISourceRecords records)
    {
        var fields = new EventFields();
        foreach (var (bytes, number) in SourceLines.BytesOf(file))
        {
            var text = bytes.Span.Trim(" \t"u8);
            if (text.Length > 0)
            {
                fields.Clear();
                EventLine.Read(text, number, fields);
                records.Add(fields.ToEvent(file.Entry, number));
            }
        }
    }
}
