using System.Text.Json;
using Psi.Measures.Sources.Json;
using Psi.Measures.Sources.Lines;
using Psi.Policy;

namespace Psi.Measures.Sources.Values;

/// <summary>Reads values that somebody exported as JSON, one object a line.</summary>
internal sealed class ValuesNdjsonReader : ISourceReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <inheritdoc/>
    public string Kind => "values-ndjson";

    /// <inheritdoc/>
    public string Title => "values as JSON, one object a line: measure, at, from, value, of, product, repository, series";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records)
    {
        foreach (var line in SourceLines.Of(file))
        {
            if (!string.IsNullOrWhiteSpace(line.Text))
            {
                records.Add(ValueChecks.Checked(Value(line, file.Entry), at: null, line.Number));
            }
        }
    }

    private static MeasuredValue Value(SourceLine line, SourceEntry entry)
    {
        try
        {
            using var document = JsonDocument.Parse(line.Text, Options);
            var whole = new SourceValue(document.RootElement, "$");
            return whole.Element.ValueKind == JsonValueKind.Object ? Value(whole, entry) : throw whole.Expected("an object");
        }
        catch (JsonException exception)
        {
            throw new SourceFormatException(
                $"this is no valid JSON ({DisplayText.OneLine(exception.Message, 200)})", at: null, line.Number);
        }
        catch (InvalidOperationException)
        {
            // JSON can spell names that are no text: half of a surrogate pair.
            throw new SourceFormatException("a name is no valid Unicode", at: null, line.Number);
        }
        catch (SourceFormatException exception) when (exception.Line is null)
        {
            throw new SourceFormatException(exception.Message, at: null, line.Number);
        }
    }

    private static MeasuredValue Value(SourceValue value, SourceEntry entry)
    {
        string Property(string field) => entry.Columns.GetValueOrDefault(field, field);
        string? Name(string field) =>
            value[Property(field)] is { } name ? SourceText.OptionalName(name.Text(), $"'{field}'", name.At) : null;
        value.Required(Property("at"));
        return new MeasuredValue
        {
            Measure = ValueChecks.Measure(Name("measure"), entry, value.At),
            Product = Name("product") ?? entry.Product,
            Repository = Name("repository") ?? entry.Repository,
            Series = Name("series"),
            At = value.Time(Property("at"), entry) ?? throw new SourceFormatException("the time is empty", $"$.{Property("at")}"),
            From = value.Time(Property("from"), entry),
            Value = value.Required(Property("value")).Number(),
            Of = value[Property("of")]?.Number(),
        };
    }
}
