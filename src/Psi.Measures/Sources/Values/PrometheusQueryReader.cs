using System.Text.Json;
using Psi.Measures.Sources.Json;
using Psi.Policy;

namespace Psi.Measures.Sources.Values;

/// <summary>Reads what Prometheus, Thanos, Mimir and VictoriaMetrics answer to a query.</summary>
internal sealed class PrometheusQueryReader : ISourceReader
{
    private static readonly string[] Paths = ["status", "error", "data.resultType", "data.result[]", "warnings[]"];

    /// <inheritdoc/>
    public string Kind => "prometheus-query-range";

    /// <inheritdoc/>
    public string Title => "JSON that Prometheus answers to a query, of a range or an instant";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records)
    {
        var measure = ValueChecks.Measure(own: null, file.Entry);
        var label = file.Entry.Columns.GetValueOrDefault("product");
        var values = new DistinctValues(records);
        string? status = null, error = null, type = null;
        SourceJson.Read(file, Paths, part =>
        {
            switch (part.Which)
            {
                case 0:
                    status = part.Value.Text();
                    break;
                case 1:
                    error = part.Value.Text();
                    break;
                case 2:
                    type = Type(part.Value);
                    break;
                case 3:
                    TakeSeries(part.Value, measure, label, file.Entry, values, records);
                    break;
                default:
                    records.PassOver("warnings that came with the answer");
                    break;
            }
        });
        if (status != "success")
        {
            var reason = DisplayText.OneLine(error ?? "it gives no reason", 300);
            throw new SourceFormatException(
                status is null ? "it is missing" : $"expected success, found '{DisplayText.OneLine(status, 60)}': {reason}", "status");
        }

        if (type is null)
        {
            throw new SourceFormatException("'resultType' is missing", "data");
        }
    }

    private static string Type(SourceValue value) => value.Text() switch
    {
        "matrix" or "vector" => value.Text(),
        var other => throw new SourceFormatException(
            $"expected a matrix or a vector, found '{DisplayText.OneLine(other, 60)}'", value.At),
    };

    private static string? Product(SourceValue labels, string? label)
    {
        if (labels.Element.ValueKind != JsonValueKind.Object)
        {
            throw labels.Expected("an object");
        }

        return label is not null && labels[label] is { } product
            ? SourceText.OptionalName(product.Text(), $"the label '{DisplayText.OneLine(label, 60)}'", product.At)
            : null;
    }

    private static void TakeSeries(
        SourceValue series, string measure, string? label, SourceEntry entry, DistinctValues values, ISourceRecords records)
    {
        var labels = series.Required("metric");
        var product = Product(labels, label) ?? entry.Product;
        var name = SeriesName.Of(
            labels.Properties().Select(each => KeyValuePair.Create(each.Name, each.Value.Text())), label);
        var isHistogram = series["histogram"] is not null || series["histograms"] is not null;
        if (isHistogram)
        {
            records.PassOver("histograms, which are no single value");
        }

        var samples = series.Items("values").ToList();
        if (series["value"] is { } single)
        {
            samples.Add(single);
        }
        else if (series["values"] is null && !isHistogram)
        {
            throw new SourceFormatException("'values' or 'value' is missing", series.At);
        }

        foreach (var sample in samples)
        {
            if (Sample(sample) is not (var at, { } value))
            {
                records.PassOver(ValueChecks.NotMeasured);
                continue;
            }

            var measured = new MeasuredValue
            {
                Measure = measure,
                Product = product,
                Repository = entry.Repository,
                Series = name,
                At = at,
                Value = value,
            };
            values.Add(measured, sample.At);
        }
    }

    private static (DateTimeOffset At, double? Value) Sample(SourceValue sample) => sample.Items().ToList() is [var time, var text]
        ? (SourceTime.OfUnixSeconds(time.Number(), time.At), ValueChecks.Sample(text.Text(), text.At))
        : throw new SourceFormatException("expected a time and a value", sample.At);
}
